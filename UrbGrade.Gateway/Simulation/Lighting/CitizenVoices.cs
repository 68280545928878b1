using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>Votes by QR code and answers to the survey: people are content with full light, less with dimmed, and not with dark lamps.</summary>
internal sealed class CitizenVoices(int seed, DateTimeZone zone, LightingFaults faults)
{
    private static readonly string[] Languages = ["eu", "es"];

    private static readonly string[] Complaints = ["Oso ilun dago.", "Una farola apagada junto a la parada.", "Espaloia ez da ikusten.", "Demasiado oscuro para volver a casa."];
    private static readonly string[] Praises = ["Ondo.", "Así se ve bien y se duerme mejor.", "Gauez nahikoa da.", "Mejor que antes."];

    private readonly SeededNoise noise = new(seed);

    /// <summary>The votes of an evening at a cabinet's posts; now and then one comes twice.</summary>
    public IEnumerable<JsonObject> Votes(SimulatedCabinet cabinet, LocalDate day)
    {
        var at = Period.DaysBetween(new LocalDate(1970, 1, 1), day);
        var evening = Instant.FromDateTimeOffset(new Sun(cabinet.Latitude, cabinet.Longitude).SetOf(day.ToDateOnly())!.Value) + Duration.FromMinutes(20);
        var midnight = zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
        var count = (int)(noise.Uniform(NoiseStream.Vote, at, cabinet.Index * 64) * 3);
        for (var vote = 0; vote < count; vote++)
        {
            var lane = (cabinet.Index * 64) + 1 + (vote * 8);
            var when = evening + Duration.FromSeconds((long)(noise.Uniform(NoiseStream.Vote, at, lane) * (midnight - evening).TotalSeconds));
            var line = new JsonObject
            {
                ["voteId"] = string.Create(CultureInfo.InvariantCulture, $"{SiteCalendar.Text(day)}-{cabinet.Index + 1:00}-{vote}"),
                ["campaign"] = AskedCitizens.Campaign(day.Year),
                ["place"] = AskedCitizens.Post(cabinet.Index, (int)(noise.Uniform(NoiseStream.Vote, at, lane + 1) * AskedCitizens.PostsOfCabinet)),
                ["lang"] = Languages[noise.Uniform(NoiseStream.Vote, at, lane + 2) < 0.6 ? 0 : 1],
                ["score"] = Score(cabinet, day, when, noise.Normal(NoiseStream.Vote, at, lane + 3)),
                ["at"] = Text(when),
            };
            if (noise.Uniform(NoiseStream.Vote, at, lane + 5) < 0.08)
                line["comment"] = Comment((int)line["score"]!, noise.Uniform(NoiseStream.Vote, at, lane + 6));
            yield return line;
            if (noise.Uniform(NoiseStream.Vote, at, lane + 4) < 0.05)
                yield return line;
        }
    }

    /// <summary>The survey's answers of a day about a cabinet's streets; none on most days.</summary>
    public IEnumerable<JsonObject> Answers(SimulatedCabinet cabinet, LocalDate day)
    {
        var at = Period.DaysBetween(new LocalDate(1970, 1, 1), day);
        if (noise.Uniform(NoiseStream.Survey, at, cabinet.Index * 8) >= 0.12)
            yield break;
        var when = zone.AtStartOfDay(day).ToInstant() + Duration.FromHours(21) + Duration.FromSeconds((long)(noise.Uniform(NoiseStream.Survey, at, (cabinet.Index * 8) + 1) * 7000));
        var score = Score(cabinet, day, when, noise.Normal(NoiseStream.Survey, at, (cabinet.Index * 8) + 2));
        yield return new JsonObject
        {
            ["answerId"] = string.Create(CultureInfo.InvariantCulture, $"S-{SiteCalendar.Text(day)}-{cabinet.Index + 1:00}"),
            ["form"] = AskedCitizens.Survey,
            ["place"] = string.Create(CultureInfo.InvariantCulture, $"EIB-CM{cabinet.Index + 1:00}"),
            ["lang"] = Languages[noise.Uniform(NoiseStream.Survey, at, (cabinet.Index * 8) + 3) < 0.6 ? 0 : 1],
            ["light_level"] = score,
            ["safety"] = Math.Clamp(score + (int)Math.Round(noise.Normal(NoiseStream.Survey, at, (cabinet.Index * 8) + 4) * 0.6), 1, 5),
            ["glare"] = Math.Clamp(3 + (int)Math.Round(noise.Normal(NoiseStream.Survey, at, (cabinet.Index * 8) + 5)), 1, 5),
            ["at"] = Text(when),
        };
    }

    private int Score(SimulatedCabinet cabinet, LocalDate day, Instant when, double mood)
    {
        var score = 4.2 - (faults.LampsOut(cabinet.Index, day, cabinet.Lamps) > 0 ? 1.4 : 0) - ((100 - cabinet.Level(when)) * 0.02);
        return Math.Clamp((int)Math.Round(score + (0.8 * mood)), 1, 5);
    }

    private static string Comment(int score, double choice)
    {
        var comments = score <= 2 ? Complaints : Praises;
        return comments[(int)(choice * comments.Length)];
    }

    private static string Text(Instant at) => at.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
