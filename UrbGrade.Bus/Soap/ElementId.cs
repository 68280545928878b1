using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>How an element of a SOAP message is named for a signature.</summary>
internal static class ElementId
{
    /// <summary>Whether some stack might take an attribute of this name for an id.</summary>
    public static bool IsIdName(string localName, string namespaceUri) =>
        localName is "Id" or "ID" or "id" && namespaceUri is "" or SoapNames.Wsu or SoapNames.Xml;

    /// <summary>The id of the element that the reader is on: <c>wsu:Id</c>, or the bare <c>Id</c> that some clients write.</summary>
    public static string? Of(XmlReader reader)
    {
        var qualified = reader.GetAttribute("Id", SoapNames.Wsu);
        var bare = reader.GetAttribute("Id");
        return qualified is null || bare is null
            ? qualified ?? bare
            : throw SoapFaults.InvalidSecurity($"{reader.Name} carries two ids");
    }
}
