using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Readings of an hour and longer.</summary>
internal sealed class OldHourlyReadings(IUrbGradeContexts contexts)
    : OldReadings(contexts, RetentionKind.Readings, LocalCalendar.Hour, long.MaxValue);
