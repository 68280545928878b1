using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin token</c>: add, list, revoke.</summary>
internal static class TokenCommands
{
    public static Command Create() => new("token", "Tokens of programs that read a tenant's figures at /api/v1.") { Add(), List(), Revoke() };

    private static Command Add()
    {
        var tenant = AdminOptions.Tenant();
        var name = new Option<string>("--name") { Description = "What it is for, such as \"open-data portal\".", Required = true };
        var days = new Option<int>("--days") { Description = "How long it counts, 1 to 730 days.", DefaultValueFactory = _ => 365 };
        var command = new Command("add", "Makes a token and prints it, this once: only its hash is kept.") { tenant, name, days };
        return AdminRun.Bind(command, async run =>
        {
            var issued = await run.Service<IApiTokens>().Issue(run.Required(tenant), run.Required(name), run.Given(days), run.Cancellation);
            return run.Report(issued.Result, issued.Token ?? "", new { issued.Token, issued.ExpiresAt });
        });
    }

    private static Command List() => AdminRun.Bind(new Command("list", "Lists the tokens, the newest first."), async run => run.List(
        await run.Service<IApiTokens>().List(run.Cancellation),
        "There is no token yet; make one with 'admin token add'.",
        ("ID", t => t.TokenId), ("TENANT", t => t.TenantCode), ("NAME", t => t.Name), ("BEGINS", t => t.Beginning), ("BY", t => t.CreatedBy),
        ("EXPIRES", t => t.ExpiresAt), ("LAST USED", t => t.LastUsedAt), ("REVOKED", t => t.RevokedAt)));

    private static Command Revoke()
    {
        var id = new Option<int>("--id") { Description = "Its number in the list.", Required = true };
        return AdminRun.Bind(new Command("revoke", "Ends a token for good, with the next request.") { id }, async run => run.Report(
            await run.Service<IApiTokens>().Revoke(run.Required(id), run.Cancellation), $"Token {run.Required(id)} counts no more.",
            new { id = run.Required(id) }));
    }
}
