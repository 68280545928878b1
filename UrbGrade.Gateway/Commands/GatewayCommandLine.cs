using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Security.Cryptography;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Bus.Programs;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Commands;

/// <summary>The verbs of the gateway and what they share.</summary>
internal static class GatewayCommandLine
{
    private const string CustomaryConfig = "/etc/urbgrade-gateway/gateway.json";

    private static readonly Option<string> Config = new("--config", "-c")
    {
        Description = "The configuration file; otherwise gateway.json here, or " + CustomaryConfig,
        Recursive = true,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print results as JSON", Recursive = true };

    private static readonly Option<bool> NoColour = new("--no-color") { Description = "Print without colours; so does the variable NO_COLOR", Recursive = true };

    public static RootCommand Build()
    {
        var root = new RootCommand("Collects a site's readings, cleanses and keeps them, and sends them signed to the platform")
        {
            RunCommand.Build(),
            CheckCommand.Build(),
            StatusCommand.Build(),
            EventsCommand.Build(),
            SourceCommand.Build(),
            GapsCommand.Build(),
            SourceCommand.BuildBackfill(),
            BatchCommand.Build(),
            RecordsCommand.Build(),
            LightingCommand.Build(),
            MeterCommand.Build(),
            ReportCommand.Build(),
            BadCommand.Build(),
            LedgerCommand.Build(),
            NodeCommand.Build(),
            PreviewCommand.Build(),
            CertCommand.Build(),
            ConfigCommand.Build(),
            SimulateCommand.Build(),
            ReplayCommand.Build(),
            CompletionCommand.Build(),
        };
        root.Options.Add(Config);
        root.Options.Add(Json);
        root.Options.Add(NoColour);
        return root;
    }

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Build().Parse(args);
        var asksForWords = args is [['[', ..], ..];
        if (parsed.Errors.Count > 0 && !asksForWords)
        {
            foreach (var problem in parsed.Errors)
                await error.WriteLineAsync(UsageProblem.Describe(problem));
            await error.WriteLineAsync($"Nothing was done. See 'urbgrade-gateway {Words(parsed.CommandResult)}--help'.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (SettingsException invalid)
        {
            await error.WriteLineAsync($"{invalid.File} cannot be used:");
            foreach (var problem in invalid.Problems)
                await error.WriteLineAsync("  " + problem);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
        catch (Exception failure) when (failure is IOException or DbException or CryptographicException or InvalidOperationException
            or UnauthorizedAccessException or FormatException or System.Text.Json.JsonException or CsvHelper.CsvHelperException)
        {
            await error.WriteLineAsync(failure.Message);
            return ExitCode.Failed;
        }
    }

    // "batch list ", or nothing for the program itself.
    private static string Words(CommandResult command) =>
        command.Parent is CommandResult above ? $"{Words(above)}{command.Command.Name} " : "";

    /// <summary>The configuration that the command line names.</summary>
    /// <exception cref="SettingsException">There is none, or it cannot be used.</exception>
    public static GatewaySettings Settings(this ParseResult parsed)
    {
        var file = parsed.ConfigFile();
        return File.Exists(file) ? SettingsFile.Load(file) : throw new SettingsException(file,
        [
            parsed.GetValue(Config) is null
                ? "There is no such file, and no gateway.json here. Name the configuration with --config FILE"
                : "There is no such file. Give the path of the configuration with --config FILE",
            "A first one is printed by 'config sample'",
        ]);
    }

    public static string ConfigFile(this ParseResult parsed) =>
        parsed.GetValue(Config) ?? (File.Exists("gateway.json") ? "gateway.json" : CustomaryConfig);

    public static CommandOutput Output(this ParseResult parsed) =>
        new(parsed.InvocationConfiguration.Output, parsed.GetValue(Json), parsed.WantsColour());

    private static bool WantsColour(this ParseResult parsed) =>
        !parsed.GetValue(NoColour) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && ReferenceEquals(parsed.InvocationConfiguration.Output, Console.Out) && !Console.IsOutputRedirected;

    /// <summary>An option that takes a day, <c>yyyy-MM-dd</c>.</summary>
    public static Option<LocalDate?> DayOption(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = argument =>
        {
            if (LocalDatePattern.Iso.Parse(argument.Tokens.Single().Value).TryGetValue(default, out var day))
                return day;
            argument.AddError($"{name} '{argument.Tokens.Single().Value}' is no day; write it as 2024-03-31");
            return null;
        },
    };
    /// <summary>An option that takes a kind of site.</summary>
    public static Option<string> KindOption()
    {
        var option = new Option<string>("--site") { Description = "Kind of site", DefaultValueFactory = _ => Sites.SiteKinds.Barcelona.Name };
        option.AcceptOnlyFromAmong([.. Sites.SiteKinds.Names]);
        return option;
    }
}
