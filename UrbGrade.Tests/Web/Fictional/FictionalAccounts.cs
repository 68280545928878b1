using System.Collections.Concurrent;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>One account for each role, named after it, all with one password.</summary>
internal sealed class FictionalAccounts : IAccounts, IAccountWishes, IFirstAdministrator, IAccountLinks, IForgottenPasswords
{
    public const string Password = "three unrelated words";
    public const string Token = "the-printed-token";

    private readonly ConcurrentDictionary<string, string> languages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> awaiting = new(StringComparer.Ordinal);
    private bool isOpen = true;

    public bool CanSend { get; set; } = true;

    /// <summary>For which links were asked, with the language.</summary>
    public ConcurrentQueue<(string Email, string Language)> Forgotten { get; } = [];

    /// <summary>Changing it ends every session.</summary>
    public string SecurityStamp { get; set; } = "1";

    public Task<SignInResult> CheckPassword(string email, string password, CancellationToken cancellation) =>
        Task.FromResult(password == Password && Account(email) is { } account ? new SignInResult(SignInOutcome.Accepted, account)
            : new SignInResult(SignInOutcome.Refused));

    public Task<SignInResult> CheckCode(string pending, string code, CancellationToken cancellation) =>
        Task.FromResult(new SignInResult(SignInOutcome.Refused));

    public Task<SignInResult> Admit(ExternalIdentity identity, bool admitsPlatformAdministrators, CancellationToken cancellation) =>
        CheckPassword(identity.Email, Password, cancellation);

    public Task<SignedInAccount?> Find(string accountId, CancellationToken cancellation) => Task.FromResult(Account(accountId));

    public Task<SignedInAccount?> ChooseTenant(string accountId, int tenantId, CancellationToken cancellation) => Task.FromResult(
        tenantId is 2 or 3 && Account(accountId) is { TenantId: null } account ? account : null);

    public Task SetLanguage(string accountId, string language, CancellationToken cancellation)
    {
        languages[accountId] = language;
        return Task.CompletedTask;
    }

    public Task<bool> AwaitsTour(string accountId, CancellationToken cancellation) => Task.FromResult(awaiting.ContainsKey(accountId));

    public Task EndTour(string accountId, CancellationToken cancellation)
    {
        awaiting.TryRemove(accountId, out _);
        return Task.CompletedTask;
    }

    /// <summary>As if somebody had never been here.</summary>
    public void Await(string accountId) => awaiting[accountId] = true;

    public Task<bool> IsOpen(string token, CancellationToken cancellation) => Task.FromResult(isOpen && token == Token);

    public Task<AdministrationResult> Create(string token, string email, string password, CancellationToken cancellation)
    {
        if (!isOpen || token != Token)
        {
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.NotAllowed, new Refusal("Link.Closed", $"The link opens nothing.")));
        }

        isOpen = false;
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public void Ask(string email, string language) => Forgotten.Enqueue((email, language));

    Task<string?> IAccountLinks.Find(string token, CancellationToken cancellation) => Task.FromResult<string?>(null);

    public Task<AdministrationResult> ChoosePassword(string token, string password, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.NotAllowed, new Refusal("Link.Closed", $"The link opens nothing.")));

    private SignedInAccount? Account(string email) => email.Split('@') switch
    {
        ["staff", _] => Of(email, 2, AccountRole.Staff),
        ["operator", _] => Of(email, 2, AccountRole.Operator),
        ["tenant", _] => Of(email, 2, AccountRole.TenantAdministrator),
        ["other", _] => Of(email, 3, AccountRole.TenantAdministrator),
        ["resident", _] => Of(email, 2, AccountRole.Resident),
        ["admin", _] => Of(email, null, AccountRole.PlatformAdministrator),
        _ => null,
    };

    private SignedInAccount Of(string email, int? tenant, string role) =>
        new(email, email, SecurityStamp, tenant, [role], tenant is null ? null : tenant == 2 ? "Sant Fictici" : "Nowhere-on-Sea", languages.GetValueOrDefault(email));
}
