using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Exports;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Sessions;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Reports;

/// <summary>Writes reports from the same parts as the pages, in the language of the order and not of whoever runs.</summary>
internal sealed class ReportWriter(IServiceProvider services, IServiceScopeFactory scopes, ChromiumPrinter printer, TimeProvider clock) : IReportWriter
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly string Style = PrintedDocuments.Style("report.css");

    public Task<ReportFile?> Write(ReportOrder order, CancellationToken cancellation) => Write(services, order, isPatient: false, cancellation);

    public async Task<ReportMail?> Compose(int tenantId, ReportOrder order, Uri? stop, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<ITenantSession>();
        (session as IWorkingSession)?.WorkFor(tenantId);
        if (session.CurrentTenantId != tenantId || await Write(scope.ServiceProvider, order, isPatient: true, cancellation) is not { } file)
            return null;
        Speak(order.Language);
        var name = scope.ServiceProvider.GetRequiredService<Bus.Contracts.Core.ITenantRegistry>().Find(tenantId)!.Name;
        var texts = scope.ServiceProvider.GetRequiredService<IStringLocalizer<ReportingText>>();
        var title = Words(scope.ServiceProvider).Title(order.Template, name, order.Start);
        var body = new StringBuilder().AppendLine(texts["Mail.Body", title, file.Name]);
        if (file.IsInstead)
            body.AppendLine(texts["Doc.Instead"]);
        body.AppendLine().AppendLine(stop is null ? texts["Mail.StopByStaff", name] : texts["Mail.Stop", stop.AbsoluteUri]);
        return new ReportMail(title, body.ToString(), file);
    }

    private async Task<ReportFile?> Write(IServiceProvider scope, ReportOrder order, bool isPatient, CancellationToken cancellation)
    {
        // Formats and texts of the pages follow the current cultures; what is set here is set for this call alone.
        Speak(order.Language);
        if (await scope.GetRequiredService<IPeriodReports>().Read(order.Template, order.Start, cancellation) is not { } report)
            return null;
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{order.Template.ToString().ToLowerInvariant()}-{report.First.ToString(order.Template == ReportTemplate.Monthly ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture)}-{order.Language}");
        if (order.Format == ReportFormat.Xlsx)
        {
            using var workbook = new MemoryStream();
            var (savings, texts) = (scope.GetRequiredService<IStringLocalizer<SavingsText>>(), scope.GetRequiredService<IStringLocalizer<ReportingText>>());
            await XlsxTables.Write(PeriodReportTables.All(report, savings, texts), workbook, cancellation);
            return new ReportFile(name + ".xlsx", Workbook, workbook.ToArray());
        }

        if (order.Format == ReportFormat.Pdf && printer.IsFound)
            return new ReportFile(name + ".pdf", MediaTypeNames.Application.Pdf, await printer.Print(await Render(scope, report, isInstead: false), isPatient, cancellation));
        var isInstead = order.Format == ReportFormat.Pdf;
        return new ReportFile(name + ".html", MediaTypeNames.Text.Html, Encoding.UTF8.GetBytes(await Render(scope, report, isInstead)), isInstead);
    }

    private Task<string> Render(IServiceProvider scope, PeriodReport report, bool isInstead) =>
        PrintedDocuments.Render<ReportPageDocument>(scope, new Dictionary<string, object?>
        {
            [nameof(ReportPageDocument.Report)] = report,
            [nameof(ReportPageDocument.Written)] = LocalTimes.LocalDay(clock.GetUtcNow(), report.TimeZone),
            [nameof(ReportPageDocument.Style)] = Style,
            [nameof(ReportPageDocument.IsInstead)] = isInstead,
        });

    private static void Speak(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.Cultures[language]);

    private static ReportWords Words(IServiceProvider scope) => new(
        scope.GetRequiredService<IStringLocalizer<ReportingText>>(), scope.GetRequiredService<IStringLocalizer<WeatherText>>(),
        scope.GetRequiredService<IStringLocalizer<SharedText>>(), scope.GetRequiredService<IStringLocalizer<HelpText>>());
}
