using System.Net;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Collect.Sources.Forms;

/// <summary>An address that web pages send their forms to.</summary>
/// <param name="Listen">The machine itself by http, or any address by https.</param>
/// <param name="Key">What senders prove themselves by (<c>Authorization: Bearer</c>); may be null on the machine itself only.</param>
/// <param name="MostBytes">Of one submission.</param>
/// <param name="Rotate">How long answers gather in one file.</param>
internal sealed record WebFormOrigin(
    IPEndPoint Listen, SigningSettings? Certificate, string? Key, IReadOnlyDictionary<string, WebForm> Forms, int MostBytes, TimeSpan Rotate) : SourceOrigin
{
    private static readonly Dictionary<string, FormFieldKind> Kinds = new(StringComparer.Ordinal)
    {
        ["text"] = FormFieldKind.Text,
        ["whole"] = FormFieldKind.Whole,
        ["number"] = FormFieldKind.Number,
        ["flag"] = FormFieldKind.Flag,
        ["date"] = FormFieldKind.Date,
        ["choice"] = FormFieldKind.Choice,
        ["choices"] = FormFieldKind.Choices,
    };

    public static WebFormOrigin Read(SettingsNode node, SettingsPlaces places)
    {
        var tls = node.Section("tls");
        var text = node.Text("listen");
        var secure = text.StartsWith("https://", StringComparison.Ordinal);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || !IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
            || (!secure && !IPAddress.IsLoopback(address)))
        {
            if (text.Length > 0)
                node.Complain("listen", $"'{text}'", "http://127.0.0.1:PORT on the machine itself, https://ADDRESS:PORT for others");
            (url, address) = (new Uri("http://127.0.0.1:0"), IPAddress.Loopback);
        }

        var key = places.Secret(node, "key");
        if (string.IsNullOrEmpty(key) && !IPAddress.IsLoopback(address))
            node.Complain("key", "missing", "credential:NAME, env:NAME: whoever can reach the address could send anything without");
        if (secure && !tls.Exists)
            node.Complain("tls", "missing", "certificate and password of the https server");
        var forms = node.Section("forms");
        if (forms.Keys.Count == 0)
            node.Complain("forms", "missing", "the structure of each form by its name");
        var origin = new WebFormOrigin(
            new IPEndPoint(address, url.Port),
            secure && tls.Exists ? new SigningSettings(places.File(tls, "certificate"), places.Secret(tls, "password")) : null,
            string.IsNullOrEmpty(key) ? null : key,
            forms.Keys.ToDictionary(name => name, name => ReadForm(name, forms.Section(name)), StringComparer.Ordinal),
            node.Whole("maxBytes", 65536, 100, 10_000_000),
            node.Span("rotate", "PT1M", TimeSpan.FromMilliseconds(100)));
        tls.Close();
        forms.Close();
        return origin;
    }

    public override ISource Open(SourceContext context) => new WebFormSource(this, context);

    private static WebForm ReadForm(string name, SettingsNode node)
    {
        var form = new WebForm(name, ReadFields(node.Section("about")), ReadFields(node.Section("answers")));
        foreach (var twice in form.About.Concat(form.Answers).GroupBy(field => field.Name).Where(group => group.Count() > 1 || group.Key is WebForm.Key or "form" or "answers" or "submittedAt"))
            node.Complain("answers", $"field '{twice.Key}'", "each field once, and none called id, form, answers or submittedAt");
        node.Close();
        return form;
    }

    private static List<FormField> ReadFields(SettingsNode fields)
    {
        var read = new List<FormField>();
        foreach (var name in fields.Keys)
        {
            var node = fields.Section(name);
            var kind = Kinds[node.Choice("kind", "text", [.. Kinds.Keys])];
            var choices = node.Texts("choices", []);
            if (kind is FormFieldKind.Choice or FormFieldKind.Choices && choices.Count == 0)
                node.Complain("choices", "missing", "the texts to choose from");
            read.Add(new FormField(
                name, kind, node.Flag("required", false),
                node.Number("min", -FormField.Unbounded, -FormField.Unbounded, FormField.Unbounded), node.Number("max", FormField.Unbounded, -FormField.Unbounded, FormField.Unbounded),
                node.Whole("maxLength", 2000, 1, 100_000), choices));
            node.Close();
        }

        fields.Close();
        return read;
    }
}
