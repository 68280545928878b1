using UrbGrade.Command.Processes;
using UrbGrade.Command.Publishing;
using UrbGrade.Command.Running.Peers;

namespace UrbGrade.Command.Running;

/// <summary><c>urbgrade up</c>: the whole platform with the pilot sites, from a fresh clone.</summary>
internal sealed class UpVerb(Workspace workspace, Terminal terminal)
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    public async Task<int> RunAsync(UpOptions options, CancellationToken cancellation)
    {
        options.RequireSense();
        RequireRealSeries(options.Real);
        var publisher = new Publisher(workspace, terminal);
        var platform = await publisher.PublishAsync(PublishedProgram.Platform, cancellation);
        var gateway = await publisher.PublishAsync(PublishedProgram.Gateway, cancellation);

        var folder = new DemoFolder(options.Data);
        await using var held = folder.Take();
        var register = new ChildRegister(folder.Children);
        await StopLeftAsync(register);
        var port = Ports.Choose(options.Port, UpOptions.CustomaryPort);
        if (options.Clean)
            folder.Empty();
        var begun = DemoState.Read(folder.State);
        if (begun is not null)
            options.RequireSame(begun);
        var state = begun ?? options.Begin(Today());
        state.Write(folder.State);

        var demo = new Demo(folder, platform, gateway, state, port);
        var peers = DemoPeers.Of(demo);
        await using var supervisor = new Supervisor(terminal, register);
        await peers.StartAsync(supervisor, folder, terminal.Clock, cancellation);
        var preparation = new Preparation(demo, peers, terminal);
        await preparation.RunAsync(cancellation);
        var links = new SignInLinks(await preparation.FirstLinkAsync(cancellation), await preparation.ShopkeeperLinkAsync(cancellation));
        try
        {
            await RunAsync(demo, peers, supervisor, links, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.EndProgress();
            terminal.Say();
        }

        return ExitCodes.Done;
    }

    private async Task RunAsync(Demo demo, DemoPeers peers, Supervisor supervisor, SignInLinks links, CancellationToken cancellation)
    {
        terminal.Say("Starting the platform ...");
        supervisor.Start("platform", demo.Serve(), demo.Folder.LogOf("platform"));
        await supervisor.WhileAllLiveAsync(stop => WaitUntilReadyAsync(demo, stop), cancellation);
        foreach (var site in DemoSite.Sending)
        {
            if (peers.FileServerOf(site) is { } server)
                supervisor.Start($"file server of {site.Name}", server.Serve(), demo.Folder.LogOf($"file-server-{site.Kind}"));
            supervisor.Start($"gateway of {site.Name}", demo.RunGateway(site, "run"), demo.Folder.LogOf($"gateway-{site.Kind}"));
            supervisor.Start($"site of {site.Name}", demo.Follow(site, peers.OfFollowing(site)), demo.Folder.LogOf($"site-{site.Kind}"), mayFinish: true);
        }

        Welcome(demo, peers, links);
        var progress = new HistoryProgress(demo.State, DemoSite.Sending, terminal);
        await supervisor.WhileAllLiveAsync(stop => progress.FollowAsync(site => demo.RunGateway(site, "status", "--json"), again => NightAsync(demo, again), stop), cancellation);
    }

    // A demo is looked at by day, and often not for long.
    private async Task NightAsync(Demo demo, CancellationToken cancellation)
    {
        var (exitCode, _) = await demo.Run(demo.Administer("night"), cancellation);
        if (exitCode == 0)
            terminal.Say("What nights make of the readings is made now: findings, forecasts, profiles, limits and models of savings. Their pages fill within minutes.");
    }

    private async Task WaitUntilReadyAsync(Demo demo, CancellationToken cancellation)
    {
        using var health = new PlatformHealth(demo.Address, demo.Folder.Authority);
        using var limit = new CancellationTokenSource(StartLimit, terminal.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await health.WaitAsync(terminal.Clock, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandFailedException(
                $"the platform is not ready after {StartLimit.TotalSeconds:0} s. Its log: {demo.Folder.LogOf("platform")}");
        }
    }

    private void Welcome(Demo demo, DemoPeers peers, SignInLinks links)
    {
        terminal.Say();
        terminal.Say($"UrbGrade runs: {demo.Address}");
        terminal.Say($"Sign in:       {links.Administrator ?? demo.Address + "/app"}");
        if (links.Administrator is not null)
            terminal.Say("               (once, within a day: it makes you the first administrator)");
        terminal.Say($"Own shop:      {links.Shopkeeper ?? demo.Address + "/my"}");
        terminal.Say(links.Shopkeeper is not null
            ? $"               (once, within seven days: it lets you choose the password of {Preparation.Shopkeeper}, who sees the own shop on /my, and after agreeing on /my/data its trade)"
            : $"               (as {Preparation.Shopkeeper})");
        terminal.Say(demo.State.Real is { } real
            ? $"Figures:       real series from {real} where there are any, others simulated; each page says where they come from"
            : "Figures:       simulated; each page says so. For real series: ./urbgrade up --real DIR");
        terminal.Say($"Certificate:   by the demo's own authority, which browsers warn of; go on, or import {workspace.Relative(demo.Folder.Authority)}");
        terminal.Say($"Gateways:      ./urbgrade gateway status --config {Path.Combine(workspace.Relative(demo.Folder.Of(DemoSite.Barcelona).Root), "gateway.json")}, and so on");
        terminal.Say($"Logs:          {workspace.Relative(demo.Folder.Logs)}");
        peers.StandIns.ForEach(terminal.Say);
        terminal.Say("Ctrl-C stops everything; './urbgrade up' goes on from there, './urbgrade up --clean' starts over.");
        terminal.Say();
    }

    private async Task StopLeftAsync(ChildRegister register)
    {
        foreach (var left in register.Left())
        {
            terminal.Say($"Stopping a program (process {left.Id}) that an earlier './urbgrade up' left running ...");
            using (left)
                await Termination.StopAsync(left, TimeSpan.FromSeconds(20));
        }

        register.Clear();
    }

    private static void RequireRealSeries(string? real)
    {
        if (real is null)
            return;
        if (!Directory.Exists(real))
        {
            throw new CommandFailedException($"--real {real}: there is no such folder.", ExitCodes.Usage);
        }

        var series = Path.Combine(real, "barcelona", "shops_demo_2019_hourly.csv");
        if (!File.Exists(series))
        {
            throw new CommandFailedException(
                $"--real {real}: there is no {Path.Combine("barcelona", Path.GetFileName(series))} in this folder.", ExitCodes.Usage);
        }
    }

    private DateOnly Today()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(terminal.Clock.GetUtcNow(), zone).DateTime);
    }
}
