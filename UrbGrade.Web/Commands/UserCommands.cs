using System.CommandLine;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Account;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin user</c>: add, invite, link, list, role, password, unlock, disable, enable, second-factor-off, first-link.</summary>
internal static class UserCommands
{
    private static readonly Option<string> Email = new("--email") { Description = "E-mail address, which is also the name to sign in with.", Required = true };

    private static readonly Option<bool> FromInput = new("--password-stdin")
    {
        Description = "Reads the password from the first line of standard input instead of asking for it. There is no default password.",
    };

    public static Command Create() => new("user", "Accounts of people.")
    {
        Add(), Invite(), Link(), List(), SetRole(), SetPassword(), Unlock(), SetDisabled("disable", true), SetDisabled("enable", false), SecondFactorOff(),
        FirstLink(),
    };

    private static Command Add()
    {
        var (role, tenant, name) = (Role(), Tenant(), Name());
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
        ("LOCKED UNTIL", u => u.LockedOutUntil), ("DISABLED", u => u.Disabled), ("SECOND FACTOR", u => u.HasSecondFactor), ("INVITED", u => u.IsInvited)));

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

    private static Command Invite()
    {
        var (role, tenant, name, address) = (Role(), Tenant(), Name(), Address());
        var command = new Command("invite", "Adds an account and prints the link that its owner chooses a password with: once, within seven days.")
        {
            Email, role, tenant, name, address,
        };
        return AdminRun.Bind(command, async run =>
        {
            if (run.Given(tenant) is null && run.Required(role) != AccountRole.PlatformAdministrator)
            {
                return run.Fail($"An account with the role {run.Required(role)} belongs to a tenant; name its code.");
            }

            return Report(run, address, await run.Service<IInvitations>().Invite(
                new UserInvitation(run.Required(Email), run.Required(role), run.Given(tenant), run.Given(name)), run.Cancellation));
        });
    }

    private static Command Link()
    {
        var address = Address();
        var command = new Command("link", "Prints another link for an account, for a person who lost the first one or the password.") { Email, address };
        return AdminRun.Bind(command, async run => Report(run, address, await run.Service<IInvitations>().NewLink(run.Required(Email), run.Cancellation)));
    }

    private static int Report(AdminRun run, Option<string> address, AccountLink made)
    {
        var link = made.Token is { } token ? AccountLinkPage.Address(run.Required(address), token) : null;
        return run.Report(made.Result, link ?? "", new { link, made.ExpiresAt });
    }

    private static Command SetRole()
    {
        var role = Role();
        return AdminRun.Bind(new Command("role", "Gives an account another role in place of the one it has.") { Email, role }, async run => run.Report(
            await run.Service<IUserDirectory>().SetRole(run.Required(Email), run.Required(role), run.Cancellation),
            $"{run.Required(Email)} is now {run.Required(role)}.", new { email = run.Required(Email), role = run.Required(role) }));
    }

    private static Command Unlock() =>
        AdminRun.Bind(new Command("unlock", "Lets an account that is locked after wrong passwords try again.") { Email }, async run => run.Report(
            await run.Service<IUserDirectory>().Unlock(run.Required(Email), run.Cancellation), $"{run.Required(Email)} may try again.",
            new { email = run.Required(Email) }));

    private static Command SecondFactorOff() =>
        AdminRun.Bind(new Command("second-factor-off", "Removes the second factor of a person who lost it.") { Email }, async run => run.Report(
            await run.Service<IUserDirectory>().RemoveSecondFactor(run.Required(Email), run.Cancellation),
            $"{run.Required(Email)} signs in with the password alone now.", new { email = run.Required(Email) }));

    private static Option<string> Role()
    {
        var role = new Option<string>("--role") { Description = "What the person may do.", Required = true };
        role.AcceptOnlyFromAmong(
            AccountRole.Resident, AccountRole.Staff, AccountRole.Operator, AccountRole.TenantAdministrator, AccountRole.PlatformAdministrator);
        return role;
    }

    private static Option<string> Tenant()
    {
        var tenant = AdminOptions.Tenant(required: false);
        tenant.Description = "Code of the person's tenant; for everybody but platform administrators.";
        return tenant;
    }

    private static Option<string?> Name() => new("--name") { Description = "How the person is addressed." };

    private static Option<string> Address() => new("--address")
    {
        Description = "Where the platform is reached, such as https://localhost:8443.",
        Required = true,
    };

    private static Command FirstLink()
    {
        var address = Address();
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
