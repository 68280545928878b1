using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Orchestration;

/// <summary>One module sends letters; another one can, too, and is asked by redirection alone.</summary>
public class StandInTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly ServiceKey Letters = new("Mail.SendLetter", "Mail");

    private static readonly ServiceKey Prices = new("Mail.PriceAsked", "Mail");

    private readonly ConcurrentQueue<string> sent = new();
    private RunningPlatform platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Barcelona => platform.Get<ITenantRegistry>().FindByCode("20")!.Id;

    public async ValueTask InitializeAsync() => platform = await RunningPlatform.Start(builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Orchestration:Heartbeat"] = "00:00:00.200" });
        builder.Services.AddSingleton(sent);
        builder.AddModule(new MailModule());
        builder.AddModule(new CourierModule());
    });

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_command_that_is_redirected_reaches_the_stand_in_alone_until_it_is_redirected_no_more()
    {
        await Send("Eibar");
        await Eventually.Equal("Mail: Eibar", Sent);

        await Redirect(Letters, "Courier");
        await Send("Kalundborg");
        await Eventually.Equal("Mail: Eibar, Courier: Kalundborg", Sent);

        await Redirect(Letters, null);
        await Send("Barcelona");
        await Eventually.Equal("Mail: Eibar, Courier: Kalundborg, Mail: Barcelona", Sent);
    }

    [Fact]
    public async Task What_waits_goes_to_the_stand_in_and_comes_back_when_it_is_redirected_no_more()
    {
        await Decide(board => board.Pause(Letters, null, Cancellation));
        await Decide(board => board.Pause(Letters with { Module = "Courier" }, null, Cancellation));
        await Send("Eibar");
        await Redirect(Letters, "Courier");
        Assert.Equal(["Courier"], Waiting());

        await Redirect(Letters, null);

        Assert.Equal(["Mail"], Waiting());
        await Decide(board => board.Resume(Letters, null, Cancellation));
        await Eventually.Equal("Mail: Eibar", Sent);
    }

    [Fact]
    public async Task What_waits_of_a_tenant_comes_back_though_that_of_another_one_is_still_redirected()
    {
        await SendBoth();
        await Redirect(Letters, "Courier", "20");
        await Redirect(Letters, "Courier", "30");
        Assert.Equal(["20 Courier", "30 Courier"], WaitingOfTenants());

        await Redirect(Letters, null, "20");

        Assert.Equal(["20 Mail", "30 Courier"], WaitingOfTenants());
    }

    [Fact]
    public async Task What_waits_of_everybody_comes_back_but_for_that_of_a_tenant_with_a_rule_of_its_own()
    {
        await SendBoth();
        await Redirect(Letters, "Courier");
        await Redirect(Letters, "Courier", "30");

        await Redirect(Letters, null);

        Assert.Equal(["20 Mail", "30 Courier"], WaitingOfTenants());
    }

    [Fact]
    public async Task What_waits_of_a_tenant_stays_while_everybodys_is_redirected()
    {
        await SendBoth();
        await Redirect(Letters, "Courier");
        await Redirect(Letters, "Courier", "30");

        await Redirect(Letters, null, "30");

        Assert.Equal(["20 Courier", "30 Courier"], WaitingOfTenants());
    }

    [Fact]
    public async Task Two_commands_alike_are_both_done_when_they_are_redirected()
    {
        await Send("Eibar");
        await Eventually.Equal("Mail: Eibar", Sent);
        await Decide(board => board.Pause(Letters, null, Cancellation));
        await Send("Eibar");

        await Redirect(Letters, "Courier");

        await Eventually.Equal("Mail: Eibar, Courier: Eibar", Sent);
    }

    [Fact]
    public async Task A_question_that_is_redirected_is_answered_by_the_stand_in()
    {
        var calls = platform.Get<IServiceCalls>();
        Assert.Equal(95, (await calls.Ask(Barcelona, new PriceAsked(1), Patience, Cancellation)).Cents);

        await Redirect(Prices, "Courier");
        Assert.Equal(900, (await calls.Ask(Barcelona, new PriceAsked(1), Patience, Cancellation)).Cents);

        await Redirect(Prices, null);
        Assert.Equal(95, (await calls.Ask(Barcelona, new PriceAsked(1), Patience, Cancellation)).Cents);
    }

    [Fact]
    public async Task The_catalogue_tells_a_stand_in_from_the_module_that_handles_and_a_module_that_does_neither_is_refused()
    {
        Assert.Equal(
            ["Courier StandsIn", "Mail Handles"],
            platform.Get<IServiceCatalogue>().Snapshot.Services.Where(service => service.Contract == Letters.Contract)
                .Select(service => $"{service.Module} {service.Role}").Order(StringComparer.Ordinal));

        await using var scope = platform.Scope();
        var refused = await scope.Get<IServiceBoard>().Redirect(Letters, null, "Quantification", Cancellation);
        Assert.Equal((AdministrationOutcome.Invalid, "Service.Redirect"), (refused.Outcome, refused.Refusal!.Code));
        Assert.Contains("another module that handles 'Mail.SendLetter' or stands in for it", refused.Detail, StringComparison.Ordinal);
    }

    private string Sent() => string.Join(", ", sent);

    private List<string> Waiting() => [.. platform.Rows<WorkItemRow>()
        .Where(row => row.Contract == Letters.Contract && row.State == WorkItemState.Waiting).Select(row => row.Queue)];

    private List<string> WaitingOfTenants() => [.. platform.Rows<WorkItemRow>()
        .Where(row => row.Contract == Letters.Contract && row.State == WorkItemState.Waiting)
        .Select(row => $"{platform.Get<ITenantRegistry>().Find(row.TenantId)!.Code} {row.Queue}").Order(StringComparer.Ordinal)];

    private Task Redirect(ServiceKey service, string? to, string? tenant = null) => Decide(board => board.Redirect(service, tenant, to, Cancellation));

    /// <summary>A letter of each of two tenants, which wait.</summary>
    private async Task SendBoth()
    {
        await using (var scope = platform.Scope())
        {
            await scope.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        }

        await Decide(board => board.Pause(Letters, null, Cancellation));
        await Decide(board => board.Pause(Letters with { Module = "Courier" }, null, Cancellation));
        await Send("Eibar");
        await Send("Kalundborg", platform.Get<ITenantRegistry>().FindByCode("30")!.Id);
    }

    private async Task Decide(Func<IServiceBoard, Task<AdministrationResult>> decide)
    {
        await using var scope = platform.Scope();
        Assert.Equal(AdministrationOutcome.Done, (await decide(scope.Get<IServiceBoard>())).Outcome);
    }

    private Task<bool> Send(string to, int? tenant = null) => platform.Get<ICommitQueue>().Commit(
        session =>
        {
            platform.Get<IWorkItems>().Add(session, tenant ?? Barcelona, "talk", new SendLetter(to));
            return true;
        },
        Cancellation);

    private sealed class MailModule : IUrbGradeModule
    {
        public string Name => "Mail";

        public void Add(IHostApplicationBuilder host)
        {
        }

        public void AddHandlers(IHostApplicationBuilder host) => host.AddHandler<SendLetter, SendByMail>().AddHandler<PriceAsked, TellPostage>();
    }

    private sealed class CourierModule : IUrbGradeModule
    {
        public string Name => "Courier";

        public void Add(IHostApplicationBuilder host)
        {
        }

        public void AddHandlers(IHostApplicationBuilder host) => host.AddStandIn<SendLetter, SendByCourier>().AddStandIn<PriceAsked, TellFare>();
    }

    private sealed class SendByMail(ConcurrentQueue<string> sent) : IHandleMessages<SendLetter>
    {
        public Task Handle(SendLetter message)
        {
            sent.Enqueue($"Mail: {message.To}");
            return Task.CompletedTask;
        }
    }

    private sealed class SendByCourier(ConcurrentQueue<string> sent) : IHandleMessages<SendLetter>
    {
        public Task Handle(SendLetter message)
        {
            sent.Enqueue($"Courier: {message.To}");
            return Task.CompletedTask;
        }
    }

    private sealed class TellPostage(IServiceCalls calls, IWorkContext work) : IHandleMessages<PriceAsked>
    {
        public Task Handle(PriceAsked message)
        {
            calls.Reply(work, message, new PriceTold(95 * message.Letters));
            return Task.CompletedTask;
        }
    }

    private sealed class TellFare(IServiceCalls calls, IWorkContext work) : IHandleMessages<PriceAsked>
    {
        public Task Handle(PriceAsked message)
        {
            calls.Reply(work, message, new PriceTold(900 * message.Letters));
            return Task.CompletedTask;
        }
    }

    [ContractName("Mail.SendLetter")]
    private sealed record SendLetter(string To) : ICommand;

    [ContractName("Mail.PriceAsked")]
    private sealed record PriceAsked(int Letters) : IQuery<PriceTold>;

    private sealed record PriceTold(int Cents);
}
