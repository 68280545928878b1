using System.Globalization;
using NodaTime;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>Where the simulated citizens are asked: ten lamp posts at each cabinet, a campaign a year, and a survey in five languages.</summary>
internal static class AskedCitizens
{
    /// <summary>Lamp posts with a sheet at each cabinet.</summary>
    public const int PostsOfCabinet = 10;

    /// <summary>As their answers name it.</summary>
    public const string Survey = "street-lighting";

    /// <summary>A lamp post as it is marked.</summary>
    /// <param name="cabinet">From 0.</param>
    /// <param name="post">From 0.</param>
    public static string Post(int cabinet, int post) => string.Create(CultureInfo.InvariantCulture, $"EIB-P-{(cabinet * PostsOfCabinet) + 1 + post:000}");

    /// <summary>A year's campaign as votes name it.</summary>
    public static string Campaign(int year) => string.Create(CultureInfo.InvariantCulture, $"light-{year}");

    /// <summary>All of it for the platform.</summary>
    /// <param name="streets">Street of each cabinet.</param>
    public static EngagementFile Of(string tenant, IReadOnlyList<string> streets, LocalDate from, LocalDate to) => new(
        tenant,
        [
            .. from cabinet in Enumerable.Range(0, streets.Count)
               from post in Enumerable.Range(0, PostsOfCabinet)
               select new VotePlaceDraft(
                   Post(cabinet, post), string.Create(CultureInfo.InvariantCulture, $"{streets[cabinet]}, farola {post + 1}"), SimulatedLighting.Module(cabinet)),
        ],
        [
            .. Enumerable.Range(from.Year, to.Year + 2 - from.Year).Select(year => new CampaignDraft(
                Campaign(year), string.Create(CultureInfo.InvariantCulture, $"Alumbrado de {year}"), new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), [])),
        ],
        [new SurveyInFile(Survey, Form, IsPublished: true)]);

    private static SurveyForm Form { get; } = new(
        In("Street lighting", "Alumbrado público", "Enllumenat públic", "Kale-argiak", "Gadebelysning"),
        In(
            "Five short questions about the light in your street at night. It takes two minutes.",
            "Cinco preguntas breves sobre la luz de la calle por la noche. Se tarda dos minutos.",
            "Cinc preguntes breus sobre la llum del carrer a la nit. Es triga dos minuts.",
            "Bost galdera labur kaleko gaueko argiari buruz. Bi minutu behar dira.",
            "Fem korte spørgsmål om gadens lys om natten. Det tager to minutter."),
        [
            Rating(
                "light_level", "How is the amount of light in the street at night?", "¿Cómo es la cantidad de luz en la calle por la noche?",
                "Com és la quantitat de llum al carrer a la nit?", "Nolakoa da kaleko argi-kopurua gauez?", "Hvordan er mængden af lys i gaden om natten?"),
            Rating(
                "safety", "How safe does the street feel with this light?", "¿Qué seguridad da la calle con esta luz?", "Quina seguretat dona el carrer amb aquesta llum?",
                "Zer segurtasun ematen du kaleak argi honekin?", "Hvor tryg føles gaden med dette lys?"),
            Rating(
                "glare", "How well do the lamps avoid dazzling?", "¿Evitan bien las farolas el deslumbramiento?", "Eviten bé els fanals l'enlluernament?",
                "Ondo saihesten al dute farolek itsualdia?", "Hvor godt undgår lamperne at blænde?"),
            new SurveyQuestion(
                "when", QuestionKind.Several,
                In("When is the street used?", "¿Cuándo se usa la calle?", "Quan es fa servir el carrer?", "Noiz erabiltzen da kalea?", "Hvornår bruges gaden?"), In("", "", "", "", ""),
                [
                    new SurveyChoice("evening", In("Before 23:00", "Antes de las 23:00", "Abans de les 23:00", "23:00ak baino lehen", "Før kl. 23")),
                    new SurveyChoice("night", In("From 23:00 to 5:00", "De 23:00 a 5:00", "De 23:00 a 5:00", "23:00etatik 5:00etara", "Fra kl. 23 til 5")),
                    new SurveyChoice("morning", In("After 5:00", "Después de las 5:00", "Després de les 5:00", "5:00ak eta gero", "Efter kl. 5")),
                ],
                IsRequired: false),
            new SurveyQuestion(
                "comment", QuestionKind.Text,
                In("Is there anything else?", "¿Hay algo más?", "Hi ha res més?", "Beste ezer?", "Er der andet?"),
                In(
                    "Please no names or telephone numbers.", "Sin nombres ni teléfonos, por favor.", "Sense noms ni telèfons, si us plau.", "Mesedez, izenik eta telefonorik gabe.",
                    "Skriv venligst ingen navne eller telefonnumre."),
                [], IsRequired: false),
        ]);

    private static SurveyQuestion Rating(string key, string en, string es, string ca, string eu, string da) =>
        new(key, QuestionKind.Rating, In(en, es, ca, eu, da), In("", "", "", "", ""), [], IsRequired: true);

    private static Dictionary<string, string> In(string en, string es, string ca, string eu, string da) =>
        en.Length == 0 ? [] : new Dictionary<string, string> { ["en"] = en, ["es"] = es, ["ca"] = ca, ["eu"] = eu, ["da"] = da };
}
