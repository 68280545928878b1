using System.CommandLine;
using System.Globalization;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin tenant retention</c>: list, preview, set, apply.</summary>
internal static class RetentionCommands
{
    private const string ForEver = "forever";

    private static readonly Option<string> Code = new("--code") { Description = "Code of the tenant, such as 20.", Required = true };

    private static readonly Option<RetentionKind> Kind = new("--kind")
    {
        Description = $"What is kept: {string.Join(", ", Enum.GetNames<RetentionKind>())}.",
        Required = true,
    };

    private static readonly Option<string> Days = new("--days")
    {
        Description = $"Days that it is kept for, or '{ForEver}'. Whole local months are deleted.",
        Required = true,
    };

    public static Command Create() => new("retention", "How long a tenant keeps what. Deleted at night, little by little, and audited.")
    {
        List(), Preview(), Set(), Apply(),
    };

    private static Command List() => AdminRun.Bind(new Command("list", "Lists the rules.") { Code }, async run =>
    {
        var code = run.Required(Code);
        var rules = await run.Service<IRetention>().List(code, run.Cancellation);
        return rules.Count == 0 ? run.Fail($"There is no tenant with the code '{code}'.") : run.List(
            rules, "", ("KIND", rule => rule.Kind), ("KEPT", rule => Words(rule.Days)), ("LEAST DAYS", rule => rule.LeastDays),
            ("DELETED BEFORE", rule => rule.DeletedBefore?.ToString("u", CultureInfo.InvariantCulture) ?? "-"));
    });

    private static Command Preview() => AdminRun.Bind(
        new Command("preview", "Tells what a rule would delete now, and changes nothing.") { Code, Kind, Days }, async run =>
        {
            if (!TryRead(run, out var days))
            {
                return NotUnderstood(run);
            }

            if (await run.Service<IRetention>().Preview(run.Required(Code), run.Required(Kind), days, run.Cancellation) is not { } forecast)
            {
                return run.Fail("There is no such tenant, or the days are fewer than allowed; see 'admin tenant retention list'.");
            }

            if (run.IsJson)
            {
                run.Write(forecast);
                return ExitCode.Done;
            }

            run.Output.WriteLine(forecast.Before is { } before
                ? $"This would delete {forecast.Count.ToString("N0", CultureInfo.InvariantCulture)} of {forecast.Kind} before {before:u}."
                : $"{forecast.Kind} would be kept for ever.");
            return ExitCode.Done;
        });

    private static Command Set() => AdminRun.Bind(
        new Command("set", "Sets a rule. Nothing is deleted before the next night.") { Code, Kind, Days }, async run =>
        {
            if (!TryRead(run, out var days))
            {
                return NotUnderstood(run);
            }

            var (code, kind) = (run.Required(Code), run.Required(Kind));
            var result = await run.Service<IRetention>().Set(code, kind, days, seen: null, run.Cancellation);
            return run.Report(result, $"{kind} of tenant {code}: kept {Words(days)}.", new { code, kind, days });
        });

    private static Command Apply() => AdminRun.Bind(
        new Command("apply", "Has the rules applied now instead of at night, by the platform that runs on the folder.") { Code }, async run =>
        {
            var code = run.Required(Code);
            var result = await run.Service<IRetention>().Apply(code, run.Cancellation);
            return run.Report(result, $"The rules of tenant {code} wait to be applied; the audit tells what was deleted.", new { code });
        });

    private static bool TryRead(AdminRun run, out int? days)
    {
        var given = run.Required(Days);
        days = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return days is not null || given == ForEver;
    }

    private static int NotUnderstood(AdminRun run) => run.Misused($"The days are '{run.Required(Days)}'; allowed are a number, or '{ForEver}'.");

    private static string Words(int? days) => days is { } number ? $"{number} days" : "for ever";
}
