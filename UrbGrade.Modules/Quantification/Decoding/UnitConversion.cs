namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>From a unit on the wire to the canonical one: <c>canonical = value * Scale + Offset</c>.</summary>
/// <param name="Canonical">UCUM code of the canonical unit.</param>
internal readonly record struct UnitConversion(string Canonical, double Scale, double Offset)
{
    /// <summary>Converts one value; a value in the canonical unit stays as it is, to the last bit.</summary>
    public double Apply(double value) => Scale == 1 && Offset == 0 ? value : value * Scale + Offset;
}
