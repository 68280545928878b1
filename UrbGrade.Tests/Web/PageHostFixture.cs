namespace UrbGrade.Tests.Web;

/// <summary>One host for the tests of a class.</summary>
public sealed class PageHostFixture : IAsyncLifetime
{
    internal PageHost Host { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Host = await PageHost.Start();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    internal PageClient Visitor() => new(Host.Address);

    internal async Task<PageClient> SignedIn(string who)
    {
        var visitor = Visitor();
        await visitor.SignIn(who);
        return visitor;
    }
}
