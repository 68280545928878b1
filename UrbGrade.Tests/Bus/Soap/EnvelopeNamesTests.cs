using System.Xml;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

public sealed class EnvelopeNamesTests
{
    [Fact]
    public void A_name_is_one_string_however_it_is_asked_for()
    {
        var names = new EnvelopeNames();
        // Many more than there are slots, so that names push one another out of them.
        var first = Enumerable.Range(0, 3000).Select(i => names.Add($"name{i}")).ToList();

        for (var i = first.Count - 1; i >= 0; i--)
        {
            var name = $"<name{i}>".ToCharArray();
            Assert.Same(first[i], names.Add(name, 1, name.Length - 2));
            Assert.Same(first[i], names.Add($"name{i}"));
            Assert.Same(first[i], names.Get(name, 1, name.Length - 2));
            Assert.Same(first[i], names.Get($"name{i}"));
        }
    }

    [Fact]
    public void An_unknown_name_is_not_found_and_an_empty_one_is_empty()
    {
        var names = new EnvelopeNames();

        Assert.Null(names.Get("Body"));
        Assert.Null(names.Get(['B', 'o'], 0, 2));
        Assert.Same("", names.Add(""));
        Assert.Same("", names.Add([], 0, 0));
        Assert.Same("", names.Get(""));
    }

    [Fact]
    public void A_table_that_met_many_names_is_not_kept()
    {
        var names = new EnvelopeNames();
        Assert.True(names.IsSmall);
        using var reader = XmlReader.Create(
            new StringReader($"<all>{string.Concat(Enumerable.Range(0, 2000).Select(i => $"<name{i}/>"))}</all>"), names.Settings);
        while (reader.Read())
        {
        }

        Assert.False(names.IsSmall);
    }
}
