using System.Globalization;
using NodaTime;
using UrbGrade.Bus.Validation;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>Rule 9 for meters below a meter: over a civil day they must add up to it, apart from what is lost on the way.</summary>
internal static class BalanceReview
{
    /// <summary>Notes each day that does not fit, from the day of a time on. A day of which one of the meters lacks something is left out.</summary>
    /// <param name="use">What the meters measure.</param>
    public static void Note(StoreConnection connection, SiteCalendar calendar, MeterBalance balance, Quantity use, Instant from)
    {
        if (CleansingBook.Find(connection, balance.Parent, use) is not (> 0 and var series))
            return;
        var parent = CleansingBook.DaySums(connection, calendar, balance.Parent, use, from);
        var children = balance.Children.Select(child => CleansingBook.DaySums(connection, calendar, child, use, from)).ToList();
        var resolution = children.Append(parent).Max(sums => Steps.Of(sums.Values));
        var findings = new List<VecFinding>();
        foreach (var (day, sum) in parent.OrderBy(day => day.Key))
        {
            if (!children.TrueForAll(child => child.ContainsKey(day)))
                continue;
            var below = children.ConvertAll(child => child[day]);
            if (!SumCheck.Balances(sum, below, balance.LeastLoss, balance.MostLoss, resolution))
            {
                findings.Add(new VecFinding(
                    VecRule.SumCheck, calendar.IntervalOf(day).Start, calendar.IntervalOf(day).End,
                    string.Create(CultureInfo.InvariantCulture, $"{sum:0.###} where {string.Join(", ", balance.Children)} add up to {below.Sum():0.###}")));
            }
        }

        CleansingBook.Renew(connection, series, VecRule.SumCheck, findings, calendar.IntervalOf(calendar.DayOf(from)).Start);
    }
}
