using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Daily key figures.</summary>
internal sealed class OldDailyKpis(IUrbGradeContexts contexts) : OldKpis(contexts, RetentionKind.DailyKpis, KpiResolution.Day);
