using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Collect.Sources.Http;

/// <summary>
/// An address with places for the day that is asked for: <c>{date}</c> or <c>{date:uuuuMMdd}</c>, and <c>{from}</c> and
/// <c>{to}</c> for the two ends of the local day as UTC instants.
/// </summary>
internal sealed partial record HttpAddress(string Text)
{
    public bool HasDay => Place().IsMatch(Text);

    /// <summary>Why a text is no address; null when it is one.</summary>
    public static string? Problem(string text)
    {
        try
        {
            var tried = new HttpAddress(text).For(new LocalDate(2014, 2, 28), new SiteCalendar(DateTimeZone.Utc), "secret");
            return tried.Scheme == Uri.UriSchemeHttp || tried.Scheme == Uri.UriSchemeHttps ? null : $"{tried.Scheme} is not read by this type of source";
        }
        catch (Exception invalid) when (invalid is UriFormatException or InvalidPatternException)
        {
            return invalid.Message;
        }
    }

    public Uri For(LocalDate day, SiteCalendar calendar, string? credential)
    {
        var interval = calendar.IntervalOf(day);
        var filled = Place().Replace(Text, place => Uri.EscapeDataString(place.Groups["name"].Value switch
        {
            "from" => InstantPattern.General.Format(interval.Start),
            "to" => InstantPattern.General.Format(interval.End),
            _ => LocalDatePattern.CreateWithInvariantCulture(place.Groups["pattern"] is { Success: true } pattern ? pattern.Value : "uuuu-MM-dd").Format(day),
        }));
        return new Uri(filled.Replace("{credential}", Uri.EscapeDataString(credential ?? ""), StringComparison.Ordinal), UriKind.Absolute);
    }

    [GeneratedRegex(@"\{(?:(?<name>date)(?::(?<pattern>[^}]+))?|(?<name>from)|(?<name>to))\}")]
    private static partial Regex Place();
}
