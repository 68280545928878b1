using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Proxy;

namespace UrbGrade.Tests.Web.Proxy;

public sealed class PublishedTests
{
    /// <summary>For the platform's own network, for developers, for modules on their own port.</summary>
    private static readonly string[] Inner = ["/health", "/design", "/bus"];

    [Fact]
    public async Task Whatever_the_platform_serves_is_published_or_kept_inside_on_purpose()
    {
        using var folder = new TemporaryFolder();
        await using var platform = PlatformHost.Build(new ServeOptions { DataFolder = folder.Path, HttpPort = 0 }, host => host.Logging.ClearProviders());
        await platform.StartAsync(TestContext.Current.CancellationToken);
        var served = platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Order != int.MaxValue) // What says that nothing is there.
            .Select(Sample).Distinct().ToList();
        var published = Published.Patterns.Select(pattern => new TemplateMatcher(TemplateParser.Parse(pattern), [])).ToList();
        var hidden = served.Where(path => !published.Exists(pattern => pattern.TryMatch(path, []))).ToList();

        Assert.Contains("/aggregation", served);
        Assert.Contains("/admin/certificates", served);
        Assert.Contains("/health/ready", hidden);
        Assert.DoesNotContain(hidden, path => !Inner.Any(inner => new PathString(path).StartsWithSegments(inner)));
        Assert.DoesNotContain(served.Except(hidden), path => Inner.Any(inner => new PathString(path).StartsWithSegments(inner)));
        await platform.StopAsync(TestContext.Current.CancellationToken);
    }

    // An address of this route: parameters take a value, the language a real one.
    private static string Sample(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "Language" } => "en",
            _ => "1",
        }))));
}
