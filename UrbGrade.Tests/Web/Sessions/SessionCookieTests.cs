using System.Net;

namespace UrbGrade.Tests.Web.Sessions;

public sealed class SessionCookieTests
{
    [Fact]
    public async Task A_session_that_was_ended_does_not_go_on_because_the_clock_was_put_back()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        await visitor.Read("/app");

        host.Accounts.SecurityStamp = "2";
        host.MoveClock(TimeSpan.FromDays(-2));

        using var answer = await visitor.Get("/app");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/sign-in", answer.Headers.Location!.AbsolutePath);
    }
}
