namespace UrbGrade.Tests.Web;

/// <summary>One host for the tests of a class.</summary>
public sealed class PageHostFixture : IAsyncLifetime
{
    internal PageHost Host { get; private set; } = default!;

    // The tests of a class sign in more often than one person may.
    public async ValueTask InitializeAsync() =>
        Host = await PageHost.Start(settings: new Dictionary<string, string?> { ["Pages:SignInAttemptsPerMinute"] = "10000" });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    internal PageClient Visitor() => new(Host.Address);

    internal async Task<PageClient> SignedIn(string who)
    {
        var visitor = Visitor();
        await visitor.SignIn(who);
        return visitor;
    }
}
