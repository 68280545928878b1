using System.CommandLine;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin record</c>: list.</summary>
internal static class RecordCommands
{
    public static Command Create() => new("record", "What sites said and is no reading: votes, survey answers, events, bills.") { List() };

    private static Command List()
    {
        var tenant = AdminOptions.Tenant();
        var kind = new Option<string>("--kind") { Description = "Only this kind, such as vote." };
        var most = new Option<int>("--most") { Description = "How many, the newest first.", DefaultValueFactory = _ => 100 };
        return AdminRun.Bind(new Command("list", "Lists the newest revision of each record.") { tenant, kind, most }, async run => run.List(
            await run.Service<IRecordQueries>().List(run.Required(tenant), run.Given(kind), run.Given(most), run.Cancellation),
            "There is no record.",
            ("KIND", r => r.Kind), ("AT", r => r.At), ("ABOUT", r => r.Subject), ("KEY", r => r.Key), ("REVISION", r => r.Revision), ("FIELDS", r => r.Fields)));
    }
}
