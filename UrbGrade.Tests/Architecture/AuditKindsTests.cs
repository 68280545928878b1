using System.Globalization;
using System.Text.RegularExpressions;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Tests.Web;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Architecture;

/// <summary>What the audit holds can be asked for on its page.</summary>
public sealed partial class AuditKindsTests
{
    /// <summary>What operators need not know: accounts, people and money, and what is the platform's own.</summary>
    private static readonly string[] Administrators =
    [
        "account.", "alert.", "asset.", "authority.", "engagement.", "factor.", "finding.", "intervention.", "kpi.retired", "kpi.written", "mapping.", "note.", "person.", "places.vulnerability", "report.", "revocations.",
        "tariff.", "tenant.", "token.",
    ];

    [Fact]
    public void The_page_of_the_audit_offers_every_kind_of_line()
    {
        var written = Written();

        Assert.Contains("person.erased", written);
        Assert.DoesNotContain(written, what => !Array.Exists(AuditPage.Kinds, kind => what.StartsWith(kind, StringComparison.Ordinal)));
        Assert.Equal(AuditPage.Kinds.Order(StringComparer.Ordinal), AuditPage.Kinds);
    }

    [Fact]
    public void Each_kind_of_line_is_for_operators_too_or_for_administrators_alone()
    {
        var written = Written();

        Assert.Empty(OperationKinds.All.Except(written));
        Assert.DoesNotContain(written, what => OperationKinds.All.Contains(what) == Array.Exists(Administrators, kind => what.StartsWith(kind, StringComparison.Ordinal)));
        Assert.Equal(OperationKinds.All.Order(StringComparer.Ordinal), OperationKinds.All);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("ca")]
    [InlineData("eu")]
    [InlineData("da")]
    public void Each_kind_of_line_is_told_in_words(string language)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        var texts = TestTexts.Of<EventText>();

        Assert.DoesNotContain(Written(), what => texts[$"Kind.{what}"].ResourceNotFound);
    }

    [Fact]
    public void A_form_that_a_line_is_known_again_by_is_of_words_that_modules_write()
    {
        var written = Texts(typeof(Lockout).FullName!)
            .Concat(typeof(AuditEntry).Assembly.GetTypes().Where(type => type.IsEnum).SelectMany(type => Enum.GetNames(type)))
            .Concat(typeof(AccountRole).GetFields().Select(role => role.Name))
            .SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var forms = AuditForm.All.Where(form => form.Words is null).Select(form => form.Written).ToList();

        Assert.Contains("{0} items, {1} to {2}", forms);
        Assert.All(forms.SelectMany(Words), word => Assert.Contains(word, written));
    }

    private static List<string> Written() => [.. Texts().Where(text => Kind().IsMatch(text))];

    /// <summary>String constants of what writes lines.</summary>
    /// <param name="others">Full names of types that their writers ask for words.</param>
    private static IReadOnlyList<string> Texts(params string[] others)
    {
        var modules = typeof(AuditedChange).Assembly.Location;
        string[] lines = [typeof(AuditedChange).FullName!, typeof(AuditEntry).FullName!];
        var writers = CompiledCode.Uses(modules).Where(use => lines.Contains(use.Used)).Select(use => use.User).Concat(others).ToHashSet();
        return CompiledCode.Texts(modules, writers.Contains);
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word();

    [GeneratedRegex("^[a-z]+[.][a-z-]+$")]
    private static partial Regex Kind();
}
