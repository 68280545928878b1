namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>Meaning of a record's number: quantity, unit, factor.</summary>
/// <param name="Unit">UCUM code, empty where there is none; the meter's own text for <see cref="MeterQuantity.PlainText"/>.</param>
/// <param name="Factor">Number times factor plus <paramref name="Summand"/> is the value in the unit.</param>
/// <param name="Qualifiers">Combinable extension codes that change the meaning, such as 3B (only forward) or 3C (only backward) hexadecimal.</param>
internal sealed record ValueInformation(MeterQuantity Quantity, string Unit, decimal Factor, decimal Summand, IReadOnlyList<byte> Qualifiers)
{
    private const byte Forward = 0x3B;

    /// <summary>Whether no qualifier makes it something else than the quantity itself; what flows forward is.</summary>
    public bool IsPlain => Qualifiers.All(code => code == Forward);

    /// <summary>Whether a qualifier turns the record into the time of an event, whatever the quantity is.</summary>
    public bool IsEventTime => Qualifiers.Any(code => code == 0x39 || (code & 0x72) == 0x42 || (code & 0x7A) == 0x6A);
}
