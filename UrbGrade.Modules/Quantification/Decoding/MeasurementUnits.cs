using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>Tells about <see cref="CanonicalUnits"/> outside of the module.</summary>
internal sealed class MeasurementUnits : IMeasurementUnits
{
    public Refusal? Problem(string quantity, string unit)
    {
        try
        {
            CanonicalUnits.For(quantity, unit);
            return null;
        }
        catch (UnusableMappingException problem)
        {
            return problem.Refusal;
        }
    }

    public IReadOnlyCollection<string> Known => CanonicalUnits.All;

    public string? CanonicalOf(string quantity) => CanonicalUnits.Of(quantity);

    public CanonicalValue? Canonical(string quantity, string unit, double value)
    {
        if (Problem(quantity, unit) is not null)
        {
            return null;
        }

        var conversion = CanonicalUnits.For(quantity, unit);
        return new CanonicalValue(conversion.Apply(value), conversion.Canonical);
    }

    public string? CurrencyOf(string unit) => CanonicalUnits.CurrencyOf(unit);
}
