namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>An outlook from forecasts that a weather service issued and that were kept as issued; what they do not
/// cover goes on from what was measured.</summary>
/// <param name="issuedFor">The forecast that was in force at an origin: degrees Celsius of the slots from it on, as
/// many as were issued; null when none was.</param>
internal sealed class IssuedOutlook(Func<int, double[]?> issuedFor, PersistentOutlook otherwise) : ITemperatureOutlook
{
    public void Fill(int origin, Span<double> into)
    {
        otherwise.Fill(origin, into);
        var issued = issuedFor(origin);
        for (var lead = 0; lead < Math.Min(into.Length, issued?.Length ?? 0); lead++)
        {
            into[lead] = double.IsNaN(issued![lead]) ? into[lead] : issued[lead];
        }
    }
}
