using System.Net;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web.Api;

public sealed class DeletedBodyTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Theory]
    [InlineData("es", "El mensaje firmado se ha borrado")]
    [InlineData("eu", "Sinatutako mezua ezabatu egin da")]
    [InlineData("en", "The signed message was deleted")]
    public async Task A_message_that_is_kept_no_longer_was_told_in_English_to_whoever_followed_its_link(string language, string told)
    {
        using var visitor = await fixture.SignedIn("staff");
        using var chosen = await visitor.Get($"/account/language?to={language}&return=%2Fapp");
        using var response = await visitor.Get($"/api/batches/{FictionalUploadQueries.Deleted}/body.xml");

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Contains(told, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
