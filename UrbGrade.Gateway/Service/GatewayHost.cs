using System.Globalization;
using Microsoft.Extensions.Logging.Console;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Lighting;
using UrbGrade.Gateway.Sites;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Service;

/// <summary>Puts the gateway together.</summary>
internal static class GatewayHost
{
    /// <param name="service">Whether the loops of the service run; otherwise the caller asks for a <see cref="SinglePass"/>.</param>
    /// <param name="uplink">The line to the platform, where it is another than the configured one.</param>
    /// <param name="console">Whether log entries also go to the standard error stream.</param>
    public static IHost Build(
        GatewaySettings settings, bool service, TimeProvider? time = null, Func<IServiceProvider, IUplink>? uplink = null, bool console = true)
    {
        time ??= TimeProvider.System;
        var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        host.Services
            .AddSingleton(time)
            .AddSingleton(settings)
            .AddSingleton(_ => GatewayDatabase.Open(settings.Database))
            .AddSingleton(SiteKinds.Named(settings.Site.Kind).Shape(settings.Messages))
            .AddSingleton(new RetryPolicy(settings.Uplink.Retry, Random.Shared))
            .AddSingleton(uplink ?? (_ => UplinkFactory.Create(settings.Uplink, time)))
            .AddSingleton(new EventTable(time))
            .AddSingleton<ILoggerProvider>(services => services.GetRequiredService<EventTable>())
            .AddSingleton<ILoggerProvider>(new JsonLogFile(settings.LogFolder, time))
            .AddSingleton<FileIntake>()
            .AddSingleton<OpenSources>()
            .AddSingleton<Recollection>()
            .AddSingleton<SourceLoop>()
            .AddSingleton<AskedGaps>()
            .AddSingleton<SeriesCleansing>()
            .AddSingleton<BatchPlanner>()
            .AddSingleton<DeliveryBook>()
            .AddSingleton<BatchSender>()
            .AddSingleton<EventTeller>()
            .AddSingleton<BufferGuard>()
            .AddSingleton<SendSignal>()
            .AddSingleton<SinglePass>()
            .AddSingleton<Heartbeat>()
            .AddSingleton<LightingSignal>()
            .AddSingleton<ProgramExchange>()
            .AddSingleton<INodePrograms, NodePrograms>()
            .Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        host.AddTelemetry();
        host.Logging.SetMinimumLevel(LogLevel.Debug);
        host.Logging.AddFilter("Microsoft", LogLevel.Warning);
        if (console)
            AddConsole(host.Logging);
        if (service)
            host.Services.AddSystemd().AddHostedService(services => services.GetRequiredService<SourceLoop>()).AddHostedService(services => services.GetRequiredService<AskedGaps>()).AddHostedService<CollectLoop>().AddHostedService<SendLoop>().AddHostedService<StatusPage>().AddHostedService<LightingLoop>().AddHostedService<TellLoop>();
        return host.Build();
    }

    /// <summary>Holds the state folder for one gateway at a time; dispose to let go.</summary>
    /// <exception cref="IOException">Another gateway holds it.</exception>
    public static FileStream Lock(GatewaySettings settings, TimeProvider time)
    {
        Directory.CreateDirectory(settings.Site.State);
        var file = new FileStream(Path.Combine(settings.Site.State, "gateway.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        file.SetLength(0);
        file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {time.GetUtcNow():O}\n")));
        file.Flush();
        return file;
    }

    private static void AddConsole(ILoggingBuilder logging)
    {
        logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Information);
        logging.AddFilter<ConsoleLoggerProvider>("Microsoft", LogLevel.Warning);
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
        });
    }
}
