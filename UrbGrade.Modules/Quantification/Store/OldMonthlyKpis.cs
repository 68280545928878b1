using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Monthly key figures.</summary>
internal sealed class OldMonthlyKpis(IUrbGradeContexts contexts) : OldKpis(contexts, RetentionKind.MonthlyKpis, KpiResolution.Month);
