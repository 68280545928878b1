using System.Globalization;
using System.Net;
using System.Text;

namespace UrbGrade.Gateway.Service;

/// <summary>The status as a page: plain HTML that works without scripts, light or dark as the reader's system is.</summary>
internal static class StatusHtml
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8886; --bad: light-dark(#b3261e, #ff8a80); --good: light-dark(#1b6e3c, #7ddc9f); }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
        dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.5rem; } dt { opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        @media (max-width: 30rem) { dl { display: block; } dd { margin-bottom: .5rem; } }
        .bad { color: var(--bad); font-weight: 600; } .good { color: var(--good); font-weight: 600; }
        """;

    public static string Write(GatewayStatus status)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="30">
            <title>Gateway {Text(status.Site)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>Gateway {Text(status.Site)}: {(status.IsWell ? "<span class=\"good\">all is well</span>" : "<span class=\"bad\">needs attention</span>")}</h1>
            <p>As of {Text(status.At)}; this page renews itself every 30 seconds.</p>
            <dl>
            <dt>Uplink</dt><dd>{Uplink(status)}</dd>
            <dt>Batches</dt><dd>{status.Acknowledged} acknowledged, {status.Pending} wait, {Bad(status.Refused, "refused")}</dd>
            <dt>Outbox</dt><dd>{ByteSize.Text(status.PendingBytes)} of {ByteSize.Text(status.BufferBytes)}{(status.IsFull ? " <span class=\"bad\">full: sources pause</span>" : "")}</dd>
            <dt>Newest day</dt><dd>{Text(status.LastDay ?? "none yet")}</dd>
            <dt>Readings</dt><dd>{status.Readings} of {status.Series} series, {status.Doubted} held back as doubtful</dd>
            <dt>Files</dt><dd>{status.FilesRead} read, {status.FilesBad} refused</dd>
            <dt>Certificate</dt><dd>{(status.CertificateEnds is { } ends ? $"until {ends:yyyy-MM-dd}" : "<span class=\"bad\">cannot be read</span>")}</dd>
            <dt>Database</dt><dd>{Text(status.Database)}</dd>
            </dl>

            """);
        Table(page, "Sources", ["Source", "Type", "Profile", "Wait", "Refused"], status.Sources.Select(source =>
            new[] { Text(source.Id), Text(source.Type), Text(source.Profile), Text(source.Waiting), Bad(source.Bad, "") }));
        Table(page, "Alarms of the last day", ["When (UTC)", "Code", "Message"], status.Alarms.Select(alarm =>
            new[] { Text(alarm.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), Text(alarm.Code), Text(alarm.Message) }));
        Table(page, "Refused by the platform", ["Batch", "Message", "Meter", "Code", "Reason"], status.OpenFailures.Select(failure =>
            new[] { Text(failure.Batch), Text(failure.Position?.ToString(CultureInfo.InvariantCulture) ?? "all"), Text(failure.Element ?? ""), Text(failure.Code), Text(failure.Reason) }));
        Table(page, "Asked for again by the platform", ["Meter", "From (UTC)", "To (UTC)", "Times", "State"], status.ResendRequests.Select(request =>
            new[] { Text(request.Element), Text(request.From), Text(request.To), Text(request.Times), Text(request.State) }));
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Uplink(GatewayStatus status) => status.Uplink switch
    {
        { Held: true } => $"<span class=\"bad\">the platform refuses the certificate</span> ({Text(status.Uplink.LastError ?? "")}); next attempt {Text(status.Uplink.NextAttemptAt)}",
        { Failures: > 0 } => $"<span class=\"bad\">{status.Uplink.Failures} failures in a row</span> ({Text(status.Uplink.LastError ?? "")}); next attempt {Text(status.Uplink.NextAttemptAt)}",
        _ => $"<span class=\"good\">fine</span>, last receipt {Text(status.Uplink.LastSuccessAt?.ToString() ?? "never")}",
    };

    private static void Table(StringBuilder page, string title, string[] headings, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        page.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2>\n<div class=\"wide\" role=\"region\" aria-label=\"{title}\" tabindex=\"0\"><table>\n<thead><tr>{string.Concat(headings.Select(heading => $"<th scope=\"col\">{heading}</th>"))}</tr></thead>\n<tbody>\n");
        foreach (var row in all)
            page.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>\n");
        page.Append("</tbody>\n</table></div>\n");
    }

    private static string Bad(int count, string what)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{count} {what}").TrimEnd();
        return count > 0 ? $"<span class=\"bad\">{text}</span>" : text;
    }

    private static string Text(object value) => WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
