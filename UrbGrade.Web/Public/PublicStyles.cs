namespace UrbGrade.Web.Public;

/// <summary>The style sheet of the public pages as text. Inside a page it costs a slow line eight kilobytes, and spares it the way there and
/// back that a file of its own takes before anything is seen.</summary>
internal sealed class PublicStyles(IWebHostEnvironment environment)
{
    private readonly Lazy<string> text = new(() => Read(environment));

    public string Text => text.Value;

    private static string Read(IWebHostEnvironment environment)
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo("assets/public.css").CreateReadStream());
        return reader.ReadToEnd();
    }
}
