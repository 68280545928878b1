using System.Globalization;
using NodaTime;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Tests.Gateway.Deliver;

/// <summary>What the gateway does about gaps that the platform reports.</summary>
public sealed class ResendTests : IDisposable
{
    private static readonly LocalDate Day = new(2014, 10, 17);

    private GatewayWorld gateway = new();

    [Fact]
    public async Task A_gap_that_is_one_here_too_is_not_sent_again()
    {
        gateway.DropEnergy(Day, hours: 20);
        await SendAsync();

        await AskAsync("2014-10-17T18:00:00Z", "2014-10-17T22:00:00Z");

        Assert.Equal(ResendBook.NoData, Only().State);
        Assert.Equal(1, Revisions(Day));
        Assert.Contains(EventCode.ResendWithoutData, gateway.EventCodes());
    }

    [Fact]
    public async Task Hours_that_one_series_lacks_here_too_are_not_sent_again_and_whole_ones_are()
    {
        gateway.DropEnergy(Day);
        gateway.DropEnergy(Day.PlusDays(1));
        gateway.Drop("temperature", "t.csv", ["sensor;data;hora;t_int;t_ext;hr_int", .. Enumerable.Range(0, 24).Select(hour => $"BCN-DW-014-T1;17/10/2014;{hour:00}:00;21,5;15,0;50")]);
        await SendAsync();

        await AskAsync("2014-10-18T08:00:00Z", "2014-10-18T10:00:00Z");
        Assert.Equal((1, 1), (Revisions(Day), Revisions(Day.PlusDays(1))));
        await AskAsync("2014-10-17T08:00:00Z", "2014-10-18T10:00:00Z");
        Assert.Equal((2, 1), (Revisions(Day), Revisions(Day.PlusDays(1))));
    }

    [Fact]
    public async Task Messages_that_were_rejected_once_are_sent_again_when_asked_for_and_their_failures_close()
    {
        gateway.DropEnergy(Day);
        gateway.Platform.Answer = request => request.Respond(request.Receipt([new MessageRejection(3, RejectionCode.UnknownMeter, "477 is no meter of tenant 20")]));
        await SendAsync();
        Assert.Single(gateway.Database.Read(connection => Outbox.OpenFailures(connection, null, 10)));

        await AskAsync("2014-10-17T01:00:00Z", "2014-10-17T02:00:00Z");

        Assert.Equal(ResendBook.Answered, Only().State);
        Assert.Equal(2, Revisions(Day));
        Assert.Empty(gateway.Database.Read(connection => Outbox.OpenFailures(connection, null, 10)));
    }

    [Fact]
    public async Task The_same_question_is_looked_at_once_a_day()
    {
        gateway.DropEnergy(Day);
        await SendAsync();

        await AskAsync("2014-10-17T08:00:00Z", "2014-10-17T09:00:00Z");
        await AskAsync("2014-10-17T08:00:00Z", "2014-10-17T09:00:00Z");
        Assert.Equal((2, 2), (Revisions(Day), Only().Times));

        gateway.Clock.Advance(TimeSpan.FromHours(20));
        await AskAsync("2014-10-17T08:00:00Z", "2014-10-17T09:00:00Z");
        Assert.Equal((3, 3), (Revisions(Day), Only().Times));
    }

    [Fact]
    public async Task What_the_platform_has_not_repeated_is_forgotten_in_time()
    {
        gateway.DropEnergy(Day, hours: 20);
        await SendAsync();
        await AskAsync("2014-10-17T18:00:00Z", "2014-10-17T22:00:00Z");
        var asked = Instant.FromDateTimeOffset(gateway.Clock.GetUtcNow());

        gateway.Database.Write(connection => ResendBook.Clear(connection, asked - Duration.FromHours(1)));
        Assert.Equal(ResendBook.NoData, Only().State);
        gateway.Database.Write(connection => ResendBook.Clear(connection, asked + Duration.FromHours(1)));
        Assert.Empty(gateway.Database.Read(connection => ResendBook.List(connection, 10)));
    }

    public void Dispose() => gateway.Dispose();

    private ResendNote Only() => Assert.Single(gateway.Database.Read(connection => ResendBook.List(connection, 10)));

    private int Revisions(LocalDate day) => gateway.Batches().Count(batch => batch.Day == day);

    private async Task SendAsync()
    {
        gateway.Take();
        gateway.Compose();
        await gateway.SendAsync();
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>Sends a further day whose receipt asks for a gap, then whatever comes of it.</summary>
    private async Task AskAsync(string from, string to)
    {
        var gap = new ResendRequest("477", DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), DateTimeOffset.Parse(to, CultureInfo.InvariantCulture));
        gateway.Platform.Answer = request => request.Respond(request.Receipt(resend: [gap]));
        gateway.DropEnergy(gateway.Batches().Max(batch => batch.Day).PlusDays(1), hours: 3);
        await SendAsync();
        gateway.Platform.ComeBack();
        await SendAsync();
    }
}
