using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Bus.Soap;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Prediction.Domain.Calendar;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Api;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Texts;

/// <summary>A key that is asked for and not there would show itself to the reader.</summary>
public sealed partial class TextKeysTests
{
    private static readonly string Web = Path.Combine(Checkout.Root, "UrbGrade.Web");

    private static readonly Dictionary<string, Type> Families = new()
    {
        ["Quantity."] = typeof(Quantity),
        ["Medium."] = typeof(Medium),
        ["MediumWithin."] = typeof(Medium),
        ["Resolution."] = typeof(Resolution),
        ["Day."] = typeof(UploadDayState),
        ["Batch.Step."] = typeof(BatchStepName),
        ["Flow.Station."] = typeof(FlowStationName),
        ["Flow.Count."] = typeof(FlowStationName),
        ["Flow.LeftOut."] = typeof(FlowStationName),
        ["Batch.State."] = typeof(BatchStepState),
        ["State."] = typeof(CertificateState),
        ["Role."] = typeof(CertificateRole),
        ["LightMeasure."] = typeof(LightMeasure),
        ["Lighting.Program."] = typeof(ProgramState),
        ["Bus.Kind."] = typeof(ServiceKind),
        ["Retention.Kind."] = typeof(RetentionKind),
        ["PlaceKind."] = typeof(PlaceKind),
        ["Measure."] = typeof(AreaMeasure),
        ["Use."] = typeof(FieldUse),
        ["Matrix.State."] = typeof(QualityState),
        ["Period."] = typeof(PeriodLength),
        ["Sector."] = typeof(ReportSector),
        ["Vote.State."] = typeof(VotingState),
        ["Campaigns.State."] = typeof(VotingState),
        ["Survey.Wrong."] = typeof(AnswerProblem),
        ["Surveys.State."] = typeof(SurveyState),
        ["Surveys.Kind."] = typeof(QuestionKind),
        ["Surveys.Lacks."] = typeof(SurveyPart),
        ["Posters.Of."] = typeof(SurveyPlaceKind),
        ["Standing."] = typeof(ForecastState),
        ["Reason."] = typeof(ForecastState),
        ["Temperature."] = typeof(TemperatureBasis),
        ["Season."] = typeof(Season),
        ["Compared."] = typeof(Standing),
        ["By."] = typeof(ComparedBy),
        ["Template."] = typeof(ReportTemplate),
        ["Format."] = typeof(ReportFormat),
        ["Correction."] = typeof(WeatherCorrection),
        ["MarkKind."] = typeof(MarkKind),
        ["Log.From."] = typeof(EventLevel),
        ["Log.Is."] = typeof(EventLevel),
    };

    /// <summary>Families of words that are no enumeration; those of refusals are held by <see cref="RefusalTextTests"/>.</summary>
    private static readonly string[] Lists =
        ["Kind.", "Model.", "Of.", "Vocabulary.", "Carrier.", "Scope.", "Glossary.", "My.Period.", "My.Show.", "Lighting.Anchor.", "Vote.Mark.", "Say.", "Do.", "How.", "NoMoney.", "Outcome.", "Set.", "Trace.", "AlertKind.", "Delivery.", "Limit.", "Verdict.", "Refusal.", "Medium.", "Link.", "Count.", "Peers.", "Trait.", "Staff.", "Operator.", "Administrator.", "Name.", "About.", "From.", "Measured.", "Module.", "Matrix.Rule.", "Sentence.", "Side.", "Batch.Why.", "Counts.", "Trade.", "CheckForm.Fault.", "Who.", "Job.", "Region.", "Column.", "Sheet.", "Word.", "Fact.", "Kept.", "Part.", "Subject.", "EmissionMethod.", "RecordKind.", "Reckoned."];

    /// <summary>Texts whose count is never one, since a rule stands before it: the fewest votes, shops, nights or readings that are told of, or an age that
    /// is told in the smaller unit up to two of the larger; numbers that are written with a decimal; and what the audit keeps as it was written.</summary>
    private static readonly string[] NeverOne =
    [
        "Age.Days", "Age.Hours", "Age.Minutes", "Age.Months", "Age.Years", "Campaigns.How", "Counts.Own", "Curve.FindingNone", "Curve.HowBody", "Curve.Trusted", "Explain.AccuracyOf", "Explain.HistoryOf",
        "Kept.places.vulnerability.Words", "Kept.retention.set.Days", "Left.Years",
        "Opinion.Few", "Opinion.Sentence", "Opinion.SentenceAlone", "Plan.AtAssets", "Plan.Best", "Quality", "Refusal.PeriodTooShort", "Refusal.TooMuchMissing", "Say.ClockDrift.Clock.Early",
        "Say.ClockDrift.Clock.Late", "Say.ClockDrift.Day.Early", "Say.ClockDrift.Day.Late", "Say.ClockDrift.Edge.Early", "Say.ClockDrift.Edge.Late", "Say.WaterLeak",
        "Sentence.Above", "Sentence.Below", "Sentence.Within", "Strip.Label", "Typical.Finding",
    ];

    [Fact]
    public void Words_are_joined_by_one_kind_of_apostrophe()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(Web, "Texts"), "*.resx").SelectMany(file => XDocument.Load(file).Root!.Elements("data"))
            .Select(entry => entry.Element("value")!.Value);

        Assert.DoesNotContain(texts, text => text.Contains('\u2019', StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_does_not_break_between_a_number_and_its_unit()
    {
        var texts = Texts("*.resx").ToList();

        Assert.Contains(texts, text => text.Value.Contains("}\u00a0", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => BreakingPattern().IsMatch(text.Value));
    }

    [Theory]
    [InlineData("es")]
    [InlineData("ca")]
    [InlineData("da")]
    public void No_sentence_begins_with_a_month_where_months_have_small_letters(string language)
    {
        string[] aboutMonths = ["Assets.NotWhole", "Assets.Running", "Chart.FindingBegun", "Chart.FindingSoFar", "Months.Begun", "Months.Finding", "Months.Running"];
        var texts = Texts($"*.{language}.resx").Where(text => aboutMonths.Contains(text.Key)).ToList();

        Assert.Equal(aboutMonths.Length, texts.Count);
        Assert.DoesNotContain(texts, text => text.Value.StartsWith("{0}", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_key_that_the_pages_ask_for_is_there()
    {
        var known = Keys();
        var asked = Sources().SelectMany(file => KeyPattern().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();

        Assert.True(asked.Count > 100);
        Assert.DoesNotContain(asked, key => !key.EndsWith('.') && !known.Contains(key));
    }

    [Fact]
    public void Every_value_of_an_enumeration_has_its_words()
    {
        var known = Keys();

        Assert.DoesNotContain(
            Families.SelectMany(family => Enum.GetNames(family.Value).Select(name => family.Key + name)), key => !known.Contains(key));
    }

    [Fact]
    public void Every_rule_of_quality_has_its_words()
    {
        var known = Keys("MunicipalText.resx");

        Assert.DoesNotContain(VecRule.All, rule => !known.Contains($"Matrix.Rule.{rule}"));
    }

    [Fact]
    public void Every_region_with_public_holidays_has_its_name()
    {
        var known = Keys("ForecastText.resx");

        Assert.DoesNotContain(PublicHolidays.Regions, region => !known.Contains($"Region.{region}"));
    }

    [Fact]
    public void Every_code_of_rejected_messages_has_its_words()
    {
        var known = Keys("OperationsText.resx");
        var codes = typeof(RejectionCode).GetFields().Select(field => field.Name).ToList();

        Assert.Contains(nameof(RejectionCode.UnknownMeter), codes);
        Assert.DoesNotContain(codes, code => !known.Contains($"Batch.Why.{code}"));
    }

    [Fact]
    public void Every_fault_that_a_tried_message_may_meet_has_its_words()
    {
        var known = Keys("AdministrationText.resx");
        var faults = typeof(SoapFaults).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(fault => fault.Name).ToList();

        Assert.Contains(nameof(SoapFaults.FailedCheck), faults);
        Assert.DoesNotContain(faults, fault => !known.Contains($"CheckForm.Fault.{fault}"));
    }

    [Fact]
    public void Every_event_of_operation_has_its_words()
    {
        var known = Keys("EventText.resx");

        Assert.DoesNotContain(OperationKinds.All, kind => !known.Contains($"Kind.{kind}"));
    }

    [Fact]
    public void A_text_that_counts_has_its_singular()
    {
        var known = Keys();
        var counted = Sources().SelectMany(file => CountedPattern().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();

        Assert.True(counted.Count > 10);
        Assert.DoesNotContain(counted, key => !known.Contains(key + ".One"));
        Assert.Equal(
            NeverOne.Order(),
            Texts("*.resx").Where(text => !text.File.StartsWith("RefusalText", StringComparison.Ordinal) && text.File.Count(c => c == '.') == 1 && PluralPattern().IsMatch(text.Value))
                .Select(text => text.Key).Where(key => !known.Contains(key + ".One") && !known.Contains(key + "One")).Distinct().Order());
    }

    [Fact]
    public void No_key_waits_for_a_page_that_does_not_ask_for_it()
    {
        var sources = string.Concat(Sources().Select(File.ReadAllText));

        Assert.DoesNotContain(Keys().Except(Keys("RefusalText*.resx")), key =>
            !sources.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !(key.EndsWith(".One", StringComparison.Ordinal) && sources.Contains($"\"{key[..^4]}\"", StringComparison.Ordinal))
            && !Families.Keys.Any(family => key.StartsWith(family, StringComparison.Ordinal))
            && !Lists.Any(list => key.StartsWith(list, StringComparison.Ordinal)));
    }

    private static HashSet<string> Keys(string files = "*.resx") => [.. Texts(files).Select(text => text.Key)];

    private static IEnumerable<(string File, string Key, string Value)> Texts(string files) => Directory.GetFiles(Path.Combine(Web, "Texts"), files)
        .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(entry => (Path.GetFileName(file), entry.Attribute("name")!.Value, entry.Element("value")!.Value)));

    private static IEnumerable<string> Sources() => new[] { "*.razor", "*.cs" }
        .SelectMany(pattern => Directory.GetFiles(Web, pattern, SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("""\b(?:T|Shared|shared|texts)\[\s*"([^"{]+)"[^]]*""")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("""\.Counted\(\s*"([^"{]+)"\s*,""")]
    private static partial Regex CountedPattern();

    /// <summary>A number, a space that breaks and a unit, or in Basque the sign of per cent before its number; what
    /// stands before "bakoitzeko" is a price for each unit.</summary>
    [GeneratedRegex("""(?:\{\d+(?::[^}]*)?\}|(?<!\w)\d[\d.,]*) (?:h|min|ms|s|d|t|m|V|kB|MB|kWh|MWh|GWh|kW|W|°C|K|lx|m²|kg/kWh|kg|%)(?![\w'/²-]| bakoitzeko)|% (?:\{|\d)""")]
    private static partial Regex BreakingPattern();

    /// <summary>A count and the plural of what is counted; what stands behind "at least" and the like is a limit.</summary>
    [GeneratedRegex("""(?<!(?:last|least|most|than|to|of|the) )\{\d+\} (?:more )?(?:hours|days|nights|minutes|months|years|votes|values|places|meters|lines|alerts|homes|shops)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex PluralPattern();
}
