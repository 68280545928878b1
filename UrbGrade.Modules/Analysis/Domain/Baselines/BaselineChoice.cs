using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Fits each kind of baseline that fits a carrier, and takes the one that errs least on weeks that it has not seen.</summary>
/// <remarks>More coefficients always follow the past more closely. Hence every fourth week is hidden, each kind is fitted on the rest, and what decides is
/// how far it is off on the hidden days; among kinds alike the simpler one stays. What is kept is fitted on all days again.</remarks>
internal static class BaselineChoice
{
    private const int HiddenEvery = 4;

    /// <summary>A kind with more coefficients has to be better by so much.</summary>
    private const double LeastGain = 0.95;

    private const double LeastSpread = 1e-9;

    /// <param name="history">All days of the period, those with gaps too.</param>
    /// <param name="medium">power, light, heat, gas. Use of heat and gas does not rise with the temperature; that of light follows the night.</param>
    public static FittedBaseline Fit(UseHistory history, string medium)
    {
        var faults = medium == "light" ? NightModel.Faults(history.Days) : [];
        var used = faults.Count == 0 ? history : history.Where(day => !faults.Contains(day));
        var whole = used.WholeDays;
        var energies = used.Days.Where(day => day.IsWhole).Select(day => day.EnergyKwh).DefaultIfEmpty().ToList();
        if (whole > 1 && energies.Max() - energies.Min() <= LeastSpread * Math.Abs(energies.Max()))
        {
            return FittedBaseline.Refused(history.Days.Count, BaselineRefusalReason.Constant) with { Days = whole };
        }

        var kinds = Kinds(medium, used).ToList();
        var trials = kinds.Select(kind => (Kind: kind, Scatter: UnseenScatter(kind, used, medium))).ToList();
        var fits = trials.Select(trial =>
        {
            var model = Fit(trial.Kind, used, medium);
            return (trial.Kind, trial.Scatter, Model: model, Refusals: Check(trial.Kind, history, whole, model));
        }).ToList();
        var best = fits[0];
        foreach (var fit in fits.Skip(1))
        {
            var isAllowed = IsAllowed(fit.Refusals, fit.Model)
                && (fit.Kind != BaselineKind.DayOfWeek || !fits.Exists(other => other.Kind == BaselineKind.HourOfWeek && IsAllowed(other.Refusals, other.Model)));
            if (isAllowed && (best.Refusals.Count > 0 || fit.Scatter < LeastGain * best.Scatter))
            {
                best = fit;
            }
        }

        // What measures change has to be known as well as what savings are measured by; otherwise they change a level.
        var shape = best.Model;
        if (best.Kind is BaselineKind.HourOfWeek or BaselineKind.DayOfWeek)
        {
            var known = fits.Where(fit => fit.Kind is BaselineKind.DegreeDays or BaselineKind.ChangePoint && IsAllowed(fit.Refusals, fit.Model));
            shape = known.OrderBy(fit => fit.Kind == BaselineKind.DegreeDays ? LeastGain * fit.Scatter : fit.Scatter).FirstOrDefault().Model
                ?? ChangePoints.Fit(used.Days, TemperatureShape.Level);
        }

        return new FittedBaseline(
            best.Model is null ? null : best.Kind, best.Model, shape, history.Days.Count, whole, faults,
            [.. trials.Where(trial => double.IsFinite(trial.Scatter)).Select(trial => new BaselineTrial(trial.Kind, trial.Scatter))], best.Refusals);
    }

    private static IEnumerable<BaselineKind> Kinds(string medium, UseHistory history)
    {
        if (medium == "light")
        {
            return [BaselineKind.NightLength];
        }

        // Days are told by the week where hours are not known, or are all chance.
        return medium != "power" ? [BaselineKind.DegreeDays, BaselineKind.ChangePoint]
            : history.Hours is null ? [BaselineKind.DegreeDays, BaselineKind.ChangePoint, BaselineKind.DayOfWeek]
            : [BaselineKind.DegreeDays, BaselineKind.ChangePoint, BaselineKind.HourOfWeek, BaselineKind.DayOfWeek];
    }

    private static bool IsAllowed(IReadOnlyList<BaselineRefusal> refusals, IBaselineModel? model) => refusals.Count == 0 && model is not null;

    /// <summary>An hourly model has to hold for its hours, too: sums of days even out what it does not know. It also has to know each season.</summary>
    private static IReadOnlyList<BaselineRefusal> Check(BaselineKind kind, UseHistory history, int whole, IBaselineModel? model)
    {
        var days = history.Days.Count;
        var refusals = Gate(kind).Check(days, whole, model?.Quality);
        if (model is not HourlyModel hourly)
        {
            return refusals;
        }

        var ofHours = BaselineGate.Hours.Check(days, whole, hourly.Hours.Quality);
        List<BaselineRefusal> ofSeasons = BaselineGate.CheckSeasons(history) is { } season ? [season] : [];
        return [.. refusals.Concat(ofHours).Concat(ofSeasons).DistinctBy(refusal => refusal.Reason)];
    }

    private static BaselineGate Gate(BaselineKind kind) => kind == BaselineKind.NightLength ? BaselineGate.Nights : BaselineGate.Days;

    private static IBaselineModel? Fit(BaselineKind kind, UseHistory history, string medium) => kind switch
    {
        BaselineKind.NightLength => NightModel.Fit(history.Days),
        BaselineKind.HourOfWeek => HourlyModel.Fit(history),
        BaselineKind.DayOfWeek => DayOfWeekModel.Fit(history.Days),
        BaselineKind.ChangePoint when medium == "power" => ChangePoints.Choose(history.Days),
        BaselineKind.ChangePoint => ChangePoints.Fit(history.Days, TemperatureShape.Heating) is { HeatingSlope: > 0 } heating ? heating : null,
        _ => DegreeDays(history.Days, hasCooling: medium == "power"),
    };

    /// <summary>Use that hardly follows the temperature can be told all the same where it scatters little: by its level.</summary>
    private static TemperatureModel? DegreeDays(IReadOnlyList<DailyUse> days, bool hasCooling)
    {
        var model = CaltrackDaily.Fit(days, hasCooling);
        return model is { Quality.R2: < BaselineGate.LeastExplained } ? ChangePoints.Fit(days, TemperatureShape.Level) : model;
    }

    private static double UnseenScatter(BaselineKind kind, UseHistory history, string medium)
    {
        static bool IsHidden(DateOnly day) => day.DayNumber / 7 % HiddenEvery == 0;
        var hidden = history.Where(IsHidden);
        if (Fit(kind, history.Where(day => !IsHidden(day)), medium) is not { } model)
        {
            return double.NaN;
        }

        var expected = model.Expected(hidden);
        double squares = 0, sum = 0;
        var count = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            if (hidden.Days[i].IsWhole && !double.IsNaN(expected[i]))
            {
                squares += (hidden.Days[i].EnergyKwh - expected[i]) * (hidden.Days[i].EnergyKwh - expected[i]);
                sum += hidden.Days[i].EnergyKwh;
                count++;
            }
        }

        return sum == 0 ? double.NaN : 100 * Math.Sqrt(squares / count) / Math.Abs(sum / count);
    }
}
