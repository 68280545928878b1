using NodaTime;

namespace UrbGrade.Gateway.Compose;

/// <summary>Names a batch by site, day, revision and part, so that composing the same day twice can never make two of it.</summary>
internal static class BatchId
{
    /// <returns>Such as <c>BCN-01/2014-10-17/r1</c>, and <c>BCN-01/2014-10-17/r1/p2</c> for a second part.</returns>
    public static string Of(string site, LocalDate day, int revision, int part) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{site}/{SiteCalendar.Text(day)}/r{revision}{(part == 1 ? "" : $"/p{part}")}");
}
