using System.Globalization;
using System.Text.RegularExpressions;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Tests.Web;
using UrbGrade.Web.Administration;
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

    private static List<string> Written()
    {
        var modules = typeof(AuditedChange).Assembly.Location;
        string[] lines = [typeof(AuditedChange).FullName!, typeof(AuditEntry).FullName!];
        var writers = CompiledCode.Uses(modules).Where(use => lines.Contains(use.Used)).Select(use => use.User).ToHashSet();
        return [.. CompiledCode.Texts(modules, writers.Contains).Where(text => Kind().IsMatch(text))];
    }

    [GeneratedRegex("^[a-z]+[.][a-z-]+$")]
    private static partial Regex Kind();
}
