using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>Meters of 140 days that stand for a part of them.</summary>
public sealed class FrozenMeterTests
{
    private const int Days = 140;

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly From = new(2025, 1, 6);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(70)]
    public void A_counter_that_stands_for_up_to_half_of_the_days_is_told_as_lasting(int days)
    {
        var track = Track(day => day >= Days - days ? 0 : null);

        var found = Assert.Single(FrozenMeter.OfCounter(track, track.IndexOf(From.AddDays(105))));

        Assert.Equal((FindingKind.Frozen, Madrid.StartOf(From.AddDays(Days - days)), (long?)null), (found.Kind, found.Start, found.End));
        Assert.InRange(found.Numbers["usual"], 1, 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(70)]
    public void A_temperature_that_stands_for_up_to_half_of_the_days_is_told_as_lasting(int days)
    {
        var track = Track(day => day >= Days - days ? 21.5 : null);

        var found = Assert.Single(FrozenMeter.OfState(track, track.IndexOf(From.AddDays(105))));

        Assert.Equal((FindingKind.Frozen, Madrid.StartOf(From.AddDays(Days - days)), (long?)null), (found.Kind, found.Start, found.End));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(70)]
    public void A_load_of_lamps_that_stands_for_up_to_half_of_the_days_is_told_as_lasting(int days)
    {
        var found = Assert.Single(FrozenLoad.Of(Load(Track(day => day >= Days - days ? 700 : null))));

        Assert.Equal((FindingKind.Frozen, Madrid.StartOf(From.AddDays(Days - days)), (long?)null), (found.Kind, found.Start, found.End));
    }

    [Fact]
    public void What_stood_since_nearly_the_first_day_looked_at_is_not_told()
    {
        Assert.Empty(FrozenMeter.OfCounter(Track(day => day >= 27 ? 0 : null), first: 0));
        Assert.Empty(FrozenMeter.OfState(Track(day => day >= 27 ? 21.5 : null), first: 0));
        Assert.Empty(FrozenLoad.Of(Load(Track(day => day >= 3 ? 700 : null))));
    }

    [Fact]
    public void A_counter_that_rested_for_weeks_before_is_not_frozen_when_it_rests_again() =>
        Assert.Empty(FrozenMeter.OfCounter(Track(day => day is >= 20 and < 40 or >= 110 ? 0 : null), first: 0));

    private static List<LoadStep> Load(HourTrack track) =>
        [.. Enumerable.Range(0, track.Count).Select(i => new LoadStep(track.InstantOf(i), track.InstantOf(i) + LocalCalendar.Hour, track.Values[i]))];

    /// <param name="stands">The value of a day's hours, counted from 0; null where they move between 1 and 2.</param>
    private static HourTrack Track(Func<int, double?> stands)
    {
        var random = new Random(1);
        var values = new List<double>();
        for (var day = 0; day < Days; day++)
        {
            for (var hour = 0; hour < Madrid.HoursOf(From.AddDays(day)); hour++)
            {
                values.Add(stands(day) ?? (1 + random.NextDouble()));
            }
        }

        return new HourTrack(Madrid, From, [.. values]);
    }
}
