using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Choice;
using UrbGrade.Modules.Prediction.Domain.Nights;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Nights;

/// <summary>Makes the forecast of one night from what is stored and what is measured. Writes nothing.</summary>
internal static class NightMaking
{
    /// <summary>Days of history that models are given: a year of examples, the weeks that their lags reach back, and the nights played through.</summary>
    public const int HistoryDays = 420;

    private const int DaysOfFit = 7;

    private const int DaysOfWeather = 14;

    /// <summary>Nights that are played through learn a third as often, which costs a third and tells as well how good
    /// the models are. So long a fit holds.</summary>
    private const int MostWeeksOfFit = 3;

    /// <summary>The night's forecast, or its reason for none.</summary>
    /// <param name="night">Local day whose midnight it begins at; the input's hours end there.</param>
    public static MadeNight Make(NightInput input, ForecastResolution resolution, DateOnly night, KnownNights known, DateTimeOffset now)
    {
        var plan = resolution == ForecastResolution.Hour ? ForecastPlan.Hours : ForecastPlan.Days;
        var slots = NightSlots.Sums(resolution == ForecastResolution.Day ? input.Sums ?? input.Hours : input.Hours, resolution);
        var keeps = known is { Standing: { } last, Fits: not null, IsOfOthers: false } && Holds(last, input, resolution, slots, night);
        var from = keeps ? known.Standing!.TrainedFrom : Begin(slots, night);
        var (values, outliers) = Outliers.Without(slots.Values.AsSpan(SlotOf(slots, from)..));
        var load = new CivilSeries(from, plan.SlotsPerDay, values);
        var series = Series(input, resolution, load, known, night);
        var past = known.IsOfOthers ? [] : Past(load, known, plan, input.SeriesId);
        var rows = new List<ForecastRow>();
        var models = ModelForecasts.NewModels(MostWeeksOfFit);
        var fittedOn = keeps ? known.Standing!.FittedOn : night;
        if (past.Count == 0 && ForecastReasons.ReasonForNone(load, load.Length) is null && ForecastReasons.ConstantOf(load, load.Length) is null)
        {
            // What was learnt on the way holds for tonight, too.
            keeps = false;
            foreach (var (origin, replayed) in NightForecaster.Replay(series, models, plan, load.Length))
            {
                var day = load.DayOf(origin);
                rows.Add(Row(replayed, day, now, isReplayed: true, known.Nights.FirstOrDefault(row => row.Night == day)?.Outlook));
                past.Add(PastNight.Of(replayed, origin, NightForecaster.ActualOf(load, origin, load.Length, plan.Horizon)));
            }

            fittedOn = rows.Count == 0 ? night : night.AddDays(-((night.DayNumber - rows[0].Night.DayNumber) % (MostWeeksOfFit * 7)));
        }
        else if (keeps)
        {
            ModelFits.Load(models, known.Fits!);
        }

        var made = NightForecaster.Forecast(series, models, past, plan, load.Length);
        if (made.Values.Length > 0)
        {
            rows.Add(Row(made, night, now, isReplayed: false, Outlook(input, resolution) is { } expected ? Numbers.Pack(expected) : null));
        }

        var accuracy = NightAccuracy.Of(load, past, models.Count);
        return new MadeNight(
            new ForecastStandingRow
            {
                SeriesId = input.SeriesId, Resolution = resolution, Quantity = input.Quantity, Medium = input.Medium, Unit = input.Unit,
                State = StateOf(made.State, input, resolution), ReadyFrom = made.ReadyFrom, Night = night, ComputedAt = now, TrainedFrom = from, FittedOn = fittedOn,
                FittedTo = NightSlots.Mark(Learnt(slots, input), from, fittedOn), Slots = load.Length,
                Missing = values.Count(double.IsNaN), Outliers = outliers, Holidays = input.Region, Meters = input.Meters,
                Temperature = !series.HasTemperature ? TemperatureBasis.None : input.Outlook is null ? TemperatureBasis.Measured : TemperatureBasis.Issued,
                JudgedNights = accuracy?.Nights ?? 0, MeanError = Told(accuracy?.Chosen.Mae), LastWeekError = Told(accuracy?.LastWeek.Mae),
                Mase = Told(accuracy?.Chosen.Mase), Coverage = Told(accuracy?.Coverage), ModelErrors = accuracy is null ? null : Numbers.Pack(accuracy.ModelErrors),
            },
            !keeps && made.Models.Length > 0 ? ModelFits.Save(models) : null, rows);
    }

    /// <summary>A series without slots of its own may have sent something all the same: sums of longer times, or hours that make no whole day.</summary>
    private static ForecastState StateOf(ForecastState state, NightInput input, ForecastResolution resolution)
    {
        if (state is not (ForecastState.NoValues or ForecastState.Silent))
        {
            return state;
        }

        var other = resolution == ForecastResolution.Hour ? input.Sums : input.Sums ?? input.Hours;
        var from = state == ForecastState.NoValues ? 0 : Math.Max(0, input.Hours.Length - (24 * ForecastReasons.SilentDays));
        var isThere = other?.Values.Skip(from).Any(double.IsFinite) == true;
        return isThere ? resolution == ForecastResolution.Hour ? ForecastState.TooSeldom : ForecastState.TooManyGaps
            : state == ForecastState.NoValues && input.IsSeldom ? ForecastState.TooSeldom : state;
    }

    /// <summary>Whether what the models learnt still holds: what they learnt from is as it was, and it is not the day of the week on which the series learns.
    /// Fits of different series come due on different days, so that no night has to fit all.</summary>
    private static bool Holds(ForecastStandingRow last, NightInput input, ForecastResolution resolution, CivilSeries slots, DateOnly night)
    {
        var isDue = night.DayNumber - last.FittedOn.DayNumber is < 0 or >= MostWeeksOfFit * 7
            || (night > last.FittedOn && night.DayNumber % DaysOfFit == input.SeriesId % DaysOfFit);
        return !isDue && last.TrainedFrom >= slots.FirstDay && last.Holidays == input.Region
            && last.Temperature == TemperatureBasis.None == Temperature(input, resolution, slots.Length - SlotOf(slots, last.TrainedFrom)) is null
            && last.FittedTo == NightSlots.Mark(Learnt(slots, input), last.TrainedFrom, last.FittedOn);
    }

    private static DateOnly Begin(CivilSeries slots, DateOnly night)
    {
        var first = Array.FindIndex(slots.Values, double.IsFinite);
        var begin = first < 0 ? night : slots.DayOf(first);
        return begin > night.AddDays(-HistoryDays) ? begin : night.AddDays(-HistoryDays);
    }

    private static int SlotOf(CivilSeries slots, DateOnly day) => (day.DayNumber - slots.FirstDay.DayNumber) * slots.SlotsPerDay;

    /// <summary>Of the latest slots; null where most of the last days are unknown, as of a sensor that sends no more: its last value would
    /// stand for the weather.</summary>
    private static double[]? Temperature(NightInput input, ForecastResolution resolution, int slots)
    {
        if (input.Temperature is null || slots == 0)
        {
            return null;
        }

        var temperature = NightSlots.Means(input.Temperature, resolution)[^slots..];
        var latest = temperature.AsSpan(Math.Max(0, slots - (DaysOfWeather * (resolution == ForecastResolution.Hour ? 24 : 1))));
        var known = 0;
        foreach (var value in latest)
        {
            known += double.IsFinite(value) ? 1 : 0;
        }

        return 2 * known >= latest.Length ? temperature : null;
    }

    private static ForecastSeries Series(NightInput input, ForecastResolution resolution, CivilSeries load, KnownNights known, DateOnly night)
    {
        var nights = resolution == ForecastResolution.Day ? input.Nights : null;
        if (Temperature(input, resolution, load.Length) is not { } temperature)
        {
            return new ForecastSeries(load, calendar: input.Holidays, nights: nights);
        }

        var issued = known.Nights.Where(row => row.Outlook is not null)
            .ToDictionary(row => SlotOf(load, row.Night), row => Numbers.Unpack(row.Outlook!));
        if (Outlook(input, resolution) is { } tonight)
        {
            issued[SlotOf(load, night)] = tonight;
        }

        return new ForecastSeries(
            load, temperature, input.Holidays,
            new IssuedOutlook(origin => issued.GetValueOrDefault(origin), new PersistentOutlook(temperature, load.SlotsPerDay)),
            nights);
    }

    /// <summary>What models learn from, so that fits to use do not stand for fits to use of each hour of night.</summary>
    private static CivilSeries Learnt(CivilSeries slots, NightInput input) => slots.SlotsPerDay == 1 && input.Nights is { } nights ? nights.PerHour(slots) : slots;

    private static double[]? Outlook(NightInput input, ForecastResolution resolution) =>
        input.Outlook is null ? null : NightSlots.Means(input.Outlook, resolution);

    /// <summary>Earlier nights of the same method beside what came, in the order of time. Where nights were played through anew, those made before that are
    /// about other meters, or by other methods: of some the history was too short to play them through.</summary>
    private static List<PastNight> Past(CivilSeries load, KnownNights known, ForecastPlan plan, int seriesId)
    {
        var past = new List<PastNight>();
        var anew = known.Nights.LastOrDefault(row => row.IsReplayed)?.IssuedAt ?? DateTimeOffset.MinValue;
        foreach (var row in known.Nights.Where(row => row.IssuedAt >= anew))
        {
            var models = StoredNight.ModelsOf(row);
            if (row.Version == ForecastPlan.Version && models.Length > 0)
            {
                var origin = SlotOf(load, row.Night);
                past.Add(new PastNight(
                    new OriginOutcome(origin, models, StoredNight.JudgedOf(row, seriesId), NightForecaster.ActualOf(load, origin, load.Length, plan.Horizon)),
                    Numbers.Unpack(row.HalfWidths)));
            }
        }

        return past;
    }

    private static ForecastRow Row(NightForecast made, DateOnly night, DateTimeOffset now, bool isReplayed, byte[]? outlook)
    {
        var missing = new double[made.Values.Length];
        Array.Fill(missing, double.NaN);
        return new ForecastRow
        {
            Night = night, IssuedAt = now, IsReplayed = isReplayed, Version = ForecastPlan.Version, State = made.State, Values = Numbers.Pack(made.Values),
            HalfWidths = Numbers.Pack(made.HalfWidths), Models = Numbers.Pack([.. made.Models.SelectMany(model => model ?? missing)]),
            Weights = Numbers.Pack([.. made.Weights.SelectMany(weights => weights)]), Outlook = outlook,
        };
    }

    private static double? Told(double? figure) => figure is { } number && double.IsFinite(number) ? number : null;
}
