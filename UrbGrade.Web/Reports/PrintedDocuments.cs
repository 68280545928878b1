using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace UrbGrade.Web.Reports;

/// <summary>Documents with everything in them, which fetch nothing and run no script: for printing, and to be kept.</summary>
internal static class PrintedDocuments
{
    /// <summary>A component as a document of its own, in the current cultures.</summary>
    public static async Task<string> Render<TDocument>(IServiceProvider services, Dictionary<string, object?> parameters)
        where TDocument : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
            var root = await renderer.RenderComponentAsync<TDocument>(ParameterView.FromDictionary(parameters));
            return "<!DOCTYPE html>\n" + root.ToHtmlString();
        });
    }

    /// <summary>A style sheet of the program.</summary>
    /// <param name="name">Such as <c>report.css</c>.</param>
    public static string Style(string name)
    {
        using var stream = typeof(PrintedDocuments).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
