using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>Tells about <see cref="CanonicalUnits"/> outside of the module.</summary>
internal sealed class MeasurementUnits : IMeasurementUnits
{
    public string? Problem(string quantity, string unit)
    {
        try
        {
            CanonicalUnits.For(quantity, unit);
            return null;
        }
        catch (UnusableMappingException problem)
        {
            return problem.Message;
        }
    }

    public string? CurrencyOf(string unit) => CanonicalUnits.CurrencyOf(unit);
}
