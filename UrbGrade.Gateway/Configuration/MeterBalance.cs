namespace UrbGrade.Gateway.Configuration;

/// <summary>Meters that together measure what one above them does.</summary>
/// <param name="LeastLoss">Share of the parent that is lost on the way at least, 0 to 1.</param>
/// <param name="MostLoss">Share of the parent that is lost on the way at most, 0 to 1.</param>
internal sealed record MeterBalance(string Parent, IReadOnlyList<string> Children, double LeastLoss, double MostLoss)
{
    public bool Concerns(string meter) => meter == Parent || Children.Contains(meter);
}
