using NodaTime;

namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>Which value of its period a record holds.</summary>
internal enum RecordFunction
{
    Instantaneous = 0,
    Maximum = 1,
    Minimum = 2,

    /// <summary>The value while the meter was in error.</summary>
    DuringError = 3,
}

/// <summary>One data record of a telegram (EN 13757-3, 6).</summary>
/// <param name="Storage">0 is the present value, others are kept ones, such as that of the last billing day.</param>
/// <param name="Tariff">0 is the total.</param>
/// <param name="Subunit">Device within the meter, such as a pulse input.</param>
/// <param name="Value">In <see cref="ValueInformation.Unit"/>; null for times, texts, and where the meter has none.</param>
/// <param name="Time">By the meter's clock, which tells no zone.</param>
/// <param name="Fault">Code of the record's error report, 1 to 31; 0 where it reports none.</param>
internal sealed record DataRecord(
    RecordFunction Function, ulong Storage, uint Tariff, uint Subunit, ValueInformation Information,
    decimal? Value, LocalDateTime? Time, string? Text, int Fault)
{
    /// <summary>Whether it is what the meter counts or measures now, all tariffs together.</summary>
    public bool IsPresent => Function == RecordFunction.Instantaneous && Storage == 0 && Tariff == 0 && Subunit == 0 && Fault == 0;
}
