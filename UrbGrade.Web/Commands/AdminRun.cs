using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Web.Commands;

/// <summary>One command of an administrator on an open data folder: its services, and how its answer is written.</summary>
internal sealed class AdminRun
{
    private static readonly JsonSerializerOptions AsJson = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly IServiceProvider services;
    private readonly InvocationConfiguration console;

    private AdminRun(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        (Parsed, this.services, Cancellation) = (parsed, services, cancellation);
        console = parsed.InvocationConfiguration;
        IsJson = parsed.GetValue(AdminOptions.Json);
    }

    public ParseResult Parsed { get; }

    public CancellationToken Cancellation { get; }

    public bool IsJson { get; }

    /// <summary>Where the answer goes.</summary>
    public TextWriter Output => console.Output;

    /// <summary>Makes <paramref name="work"/> what the command does.</summary>
    /// <returns>The same command.</returns>
    /// <param name="isPrepared">False for a command that takes the database as it is, or makes it by itself.</param>
    public static Command Bind(Command command, Func<AdminRun, Task<int>> work, bool isPrepared = true)
    {
        command.Validators.Add(result =>
        {
            if (result.GetValue(AdminOptions.Data) is null)
            {
                result.AddError($"Option '{AdminOptions.Data.Name}' is required.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            using var platform = PlatformServices.Open(parsed.GetRequiredValue(AdminOptions.Data), DatabaseOptions.Settings(parsed), isPrepared);
            await using var scope = platform.Services.CreateAsyncScope();
            try
            {
                return await work(new AdminRun(parsed, scope.ServiceProvider, cancellation));
            }
            finally
            {
                if (platform is IAsyncDisposable closing)
                {
                    await closing.DisposeAsync();
                }
            }
        });
        return command;
    }

    public T Service<T>()
        where T : notnull => services.GetRequiredService<T>();

    public T Required<T>(Option<T> option) => Parsed.GetRequiredValue(option);

    public T? Given<T>(Option<T> option) => Parsed.GetValue(option);

    /// <summary>Does the work as somebody who has chosen the tenant.</summary>
    public async Task<int> For(Option<string> tenant, Func<TenantInfo, Task<int>> work)
    {
        if (Service<ITenantRegistry>().FindByCode(Required(tenant)) is not { } chosen)
        {
            return Fail($"There is no tenant '{Required(tenant)}'.");
        }

        ((CommandLineSession)Service<ITenantSession>()).Choose(chosen.Id);
        return await work(chosen);
    }

    /// <summary>Writes how a change ended.</summary>
    /// <param name="done">One sentence.</param>
    /// <param name="details">For JSON, beside the outcome; null for none.</param>
    /// <param name="unchanged">What is said, instead, of a change that changed nothing: why not.</param>
    public int Report(
        AdministrationResult result, string done, object? details = null, bool existsOk = false, string unchanged = "everything was so already.")
    {
        var isWell = result.Outcome == AdministrationOutcome.Done || (existsOk && result.Outcome == AdministrationOutcome.AlreadyExists);
        if (IsJson)
        {
            Write(new { result.Outcome, IsUnchanged = result.IsUnchanged ? true : (bool?)null, result.Detail, Details = details });
        }
        else if (result.Outcome == AdministrationOutcome.Done)
        {
            Output.WriteLine(result.IsUnchanged ? $"Nothing changed: {unchanged}" : done);
        }
        else
        {
            (isWell ? Output : console.Error).WriteLine(result.Detail ?? result.Outcome.ToString());
        }

        return isWell ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Writes a list: a table for people, an array for scripts.</summary>
    public int List<T>(IReadOnlyList<T> rows, string none, params ReadOnlySpan<(string Title, Func<T, object?> Cell)> columns)
    {
        if (IsJson)
        {
            Write(rows);
        }
        else if (rows.Count == 0)
        {
            Output.WriteLine(none);
        }
        else
        {
            TextTable.Write(Output, rows, columns);
        }

        return ExitCode.Done;
    }

    /// <summary>Writes one answer as JSON.</summary>
    public void Write(object answer) => Output.WriteLine(JsonSerializer.Serialize(answer, AsJson));

    /// <summary>Writes a list as JSON while it is read.</summary>
    public async Task Write<T>(IAsyncEnumerable<T> rows)
    {
        var separator = "[";
        await foreach (var row in rows)
        {
            await Output.WriteAsync($"{separator}\n{JsonSerializer.Serialize(row, AsJson)}");
            separator = ",";
        }

        await Output.WriteLineAsync(separator == "[" ? "[]" : "\n]");
    }

    /// <summary>Says one more thing that is wrong.</summary>
    public void Complain(string message) => console.Error.WriteLine(message);

    /// <summary>Says what went wrong.</summary>
    public int Fail(string message) => Report(new AdministrationResult(AdministrationOutcome.Invalid, new Refusal(null, $"{message}")), "");

    /// <summary>Says that the options do not fit together.</summary>
    public int Misused(string message)
    {
        console.Error.WriteLine(message);
        return ExitCode.Usage;
    }
}
