using System.CommandLine;
using UrbGrade.Bus.Contracts.Semantics;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin mapping</c>: write, withdraw, list.</summary>
internal static class MappingCommands
{
    public static Command Create() => new("mapping", "Which terms of public ontologies describe what the platform has.") { Write(), Withdraw(), List() };

    private static Command Write()
    {
        var (row, about, name) = (Row(), About(), Name());
        var terms = new Option<string>("--terms") { Description = "The IRI of a prefix; otherwise prefixed names such as saref:Energy. Nothing takes the row of that name away.", DefaultValueFactory = _ => "" };
        var form = new Option<string>("--form") { Description = "How a field is written, such as text or number; of a term its classes.", DefaultValueFactory = _ => "" };
        var note = new Option<string>("--note") { Description = "For people.", DefaultValueFactory = _ => "" };
        var command = new Command("write", "Adds a row, or puts it in the place of the one that there is. It counts at once.") { row, about, name, terms, form, note };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IMappingRows>().Write(
                new VocabularyRow(run.Required(row), run.Required(about), run.Required(name), run.Required(terms), run.Required(form), run.Required(note)), run.Cancellation),
            run.Required(terms).Length == 0 ? "The row is taken away." : $"It is described by {run.Required(terms)}."));
    }

    private static Command Withdraw()
    {
        var (row, about, name) = (Row(), About(), Name());
        var command = new Command("withdraw", "Takes back what 'write' wrote: the platform's own row counts again.") { row, about, name };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IMappingRows>().Withdraw(run.Required(row), run.Required(about), run.Required(name), run.Cancellation), "The row is taken back."));
    }

    private static Command List() => AdminRun.Bind(new Command("list", "Lists what 'write' wrote; /vocabulary shows all rows."), async run => run.List(
        await run.Service<IMappingRows>().List(run.Cancellation), "The mapping is the platform's own.",
        ("ROW", r => r.Row), ("ABOUT", r => r.About), ("NAME", r => r.Name), ("TERMS", r => r.Terms), ("FORM", r => r.Form), ("NOTE", r => r.Note)));

    private static Option<string> Row() => new("--row") { Description = "prefix, class, field or term.", Required = true };

    private static Option<string> About() => new("--about") { Description = "The kind of resource, such as asset, or the set, such as quantity; nothing for a prefix.", DefaultValueFactory = _ => "" };

    private static Option<string> Name() => new("--name") { Description = "The prefix, field or value; of a class a condition such as kind=bakery.", DefaultValueFactory = _ => "" };
}
