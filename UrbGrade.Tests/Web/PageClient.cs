using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web;

/// <summary>A visitor without a browser: keeps cookies, follows no redirect, fills in forms as they are served.</summary>
internal sealed partial class PageClient : IDisposable
{
    private readonly HttpClient http;

    public PageClient(Uri address) => http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    /// <param name="known">Tag of the answer that the visitor has already.</param>
    public async Task<HttpResponseMessage> Get(string path, string accept = "text/html", EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks as browsers do, which take compressed answers.</summary>
    public async Task<HttpResponseMessage> GetPacked(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.AcceptEncoding.ParseAdd("br");
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> Head(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> Read(string path)
    {
        using var response = await Get(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a page's form with the hidden fields that it came with.</summary>
    /// <param name="path">The page.</param>
    /// <param name="action">Where its form goes; the page itself when null.</param>
    public async Task<HttpResponseMessage> Submit(string path, string? action, params (string Name, string Value)[] fields) =>
        await SubmitFrom(await Read(path), action ?? path, fields);

    /// <summary>Sends the form of a page that was read already, as an answer to another form.</summary>
    public Task<HttpResponseMessage> SubmitFrom(string page, string action, params (string Name, string Value)[] fields) =>
        SendFrom(HttpMethod.Post, page, action, fields);

    /// <summary>Does the same with any method, also of a form that leads elsewhere.</summary>
    public async Task<HttpResponseMessage> SendFrom(HttpMethod method, string page, string action, params (string Name, string Value)[] fields)
    {
        var hidden = HiddenField().Matches(page).Select(field => (Name: field.Groups[1].Value, Value: WebUtility.HtmlDecode(field.Groups[2].Value)))
            .Where(field => fields.All(own => own.Name != field.Name)).DistinctBy(field => field.Name);
        return await Send(method, action, [.. hidden, .. fields]);
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) => Send(HttpMethod.Post, path, fields);

    public async Task SignIn(string who)
    {
        using var response = await Submit(
            "/account/sign-in", null, ("Input.Email", $"{who}@urbgrade.example"), ("Input.Password", FictionalAccounts.Password));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)""")]
    private static partial Regex HiddenField();
}
