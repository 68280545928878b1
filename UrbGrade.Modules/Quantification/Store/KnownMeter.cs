using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A registered meter.</summary>
/// <param name="Source">As messages name it.</param>
/// <param name="Calendar">Civil days of its site.</param>
internal sealed record KnownMeter(int Id, int AssetId, string Source, LocalCalendar Calendar)
{
    /// <summary>How its counter is to be read, in order of their instants; empty for the usual way.</summary>
    public IReadOnlyList<RegisterSetting> Settings { get; init; } = [];

    /// <summary>As <see cref="Domain.AssetTraits.PhaseFactor"/> of its asset, in order of the days from which it holds.</summary>
    public IReadOnlyList<(DateOnly From, double Factor)> PhaseFactors { get; init; } = [];

    /// <summary>That of a day; null where it is not known.</summary>
    public double? PhaseFactorOn(DateOnly day) => PhaseFactors.LastOrDefault(one => one.From <= day) is { Factor: > 0 } holding ? holding.Factor : null;

    /// <summary>When it was taken away, milliseconds; null for one that measures.</summary>
    public long? EndsAt => Settings is [.., { IsEnd: true } last] ? last.From : null;

    /// <summary>As <see cref="Domain.AssetTraits.CalorificValue"/> of its asset, in order of the days from which it holds.</summary>
    public IReadOnlyList<(DateOnly From, double KwhOfCubicMetre)> CalorificValues { get; init; } = [];

    /// <summary>Which of the hours from an instant on its main meter counts too; null for none, which is usual.</summary>
    public bool[]? CountedAbove(long start, int hours)
    {
        if (!Settings.Any(setting => setting.Below is not null))
        {
            return null;
        }

        var counted = new bool[hours];
        for (var i = 0; i < hours; i++)
        {
            counted[i] = RegisterSteps.At(Settings, start + (i * LocalCalendar.Hour)).Below is not null;
        }

        return counted;
    }

    /// <summary>Whether a civil day is a public holiday where it stands; none is where they are not known.</summary>
    public Func<DateOnly, bool> IsHoliday { get; init; } = _ => false;

    /// <summary>Times, [from, until) in milliseconds, whose readings were erased with a person.</summary>
    public IReadOnlyList<(long From, long Until)> Erased { get; init; } = [];

    /// <summary>Whether readings that begin then are not taken in.</summary>
    public bool IsErased(long start) => ErasedTimes.Has(Erased, start);

    /// <summary>Takes the share of a longer time from the hours of an erased one.</summary>
    /// <param name="start">Of the first hour, milliseconds.</param>
    public void Forget(long start, Span<HourValue> hours) => ErasedTimes.Forget(Erased, start, hours);
}
