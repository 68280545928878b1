using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin user</c>: add, list, password, disable, enable, first-link.</summary>
internal static class UserCommands
{
    private static readonly Option<string> Email = new("--email") { Description = "E-mail address, which is also the name to sign in with.", Required = true };

    private static readonly Option<bool> FromInput = new("--password-stdin")
    {
        Description = "Reads the password from the first line of standard input instead of asking for it. There is no default password.",
    };

    public static Command Create() => new("user", "Accounts of people.")
    {
        Add(), List(), SetPassword(), SetDisabled("disable", true), SetDisabled("enable", false), FirstLink(),
    };

    private static Command Add()
    {
        var role = new Option<string>("--role") { Description = "What the person may do.", Required = true };
        role.AcceptOnlyFromAmong(
            AccountRole.Resident, AccountRole.Staff, AccountRole.Operator, AccountRole.TenantAdministrator, AccountRole.PlatformAdministrator);
        var tenant = AdminOptions.Tenant(required: false);
        tenant.Description = "Code of the person's tenant; for everybody but platform administrators.";
        var name = new Option<string?>("--name") { Description = "How the person is addressed." };
        var existsOk = AdminOptions.ExistsOk();
        var command = new Command("add", "Adds an account. Asks for the password.") { Email, role, tenant, name, FromInput, existsOk };
        return AdminRun.Bind(command, async run =>
        {
            if (!PasswordInput.TryRead(run, run.Given(FromInput), out var password, out var problem))
            {
                return run.Misused(problem);
            }

            var result = await run.Service<IUserDirectory>().Add(
                new UserDraft(run.Required(Email), run.Required(role), run.Given(tenant), password, run.Given(name)), run.Cancellation);
            return run.Report(result, $"Added {run.Required(Email)} as {run.Required(role)}.", new { email = run.Required(Email) }, run.Given(existsOk));
        });
    }

    private static Command List() => AdminRun.Bind(new Command("list", "Lists the accounts."), async run => run.List(
        await run.Service<IUserDirectory>().List(run.Cancellation),
        "There is no account yet; open the link of 'admin user first-link', or add one with 'admin user add'.",
        ("E-MAIL", u => u.Email), ("NAME", u => u.DisplayName), ("TENANT", u => u.TenantCode), ("ROLES", u => string.Join(", ", u.Roles)),
        ("LOCKED UNTIL", u => u.LockedOutUntil), ("DISABLED", u => u.Disabled)));

    private static Command SetPassword()
    {
        var command = new Command("password", "Gives an account another password and ends its sessions.") { Email, FromInput };
        return AdminRun.Bind(command, async run => PasswordInput.TryRead(run, run.Given(FromInput), out var password, out var problem)
            ? run.Report(
                await run.Service<IUserDirectory>().SetPassword(run.Required(Email), password, run.Cancellation),
                $"Changed the password of {run.Required(Email)}.", new { email = run.Required(Email) })
            : run.Misused(problem));
    }

    private static Command SetDisabled(string verb, bool disabled)
    {
        var command = new Command(verb, disabled ? "Lets an account sign in no more and ends its sessions." : "Lets a disabled account sign in again.")
        {
            Email,
        };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IUserDirectory>().SetDisabled(run.Required(Email), disabled, run.Cancellation),
            $"{run.Required(Email)} may {(disabled ? "no longer" : "now")} sign in.", new { email = run.Required(Email), disabled }));
    }

    private static Command FirstLink()
    {
        var address = new Option<string>("--address") { Description = "Where the platform is reached, such as https://localhost:8443.", Required = true };
        var command = new Command("first-link", "Prints a one-time link that makes the first platform administrator; valid for a day.") { address };
        return AdminRun.Bind(command, async run =>
        {
            if (await run.Service<IAdministratorLinks>().NewToken(run.Cancellation) is not { } token)
            {
                return run.Fail("There is a platform administrator already; ask that person, or use 'admin user add'.");
            }

            var link = FirstAdministratorLink.For(run.Required(address), token);
            return run.Report(new AdministrationResult(AdministrationOutcome.Done), link, new { link });
        });
    }
}
