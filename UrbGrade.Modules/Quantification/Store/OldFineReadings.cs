using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Readings of less than an hour, and states of counters, whose interval has no length.</summary>
internal sealed class OldFineReadings(IUrbGradeContexts contexts) : OldReadings(contexts, RetentionKind.FineReadings, 0, LocalCalendar.Hour);
