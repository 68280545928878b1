using System.Text;

namespace UrbGrade.Bus.Soap;

/// <summary>A name in the spellings that canonical output needs.</summary>
internal sealed class EncodedName(string prefix, string localName)
{
    public string Prefix => prefix;

    public string LocalName => localName;

    /// <summary>As it starts a tag, without what closes it.</summary>
    public ReadOnlySpan<byte> Open => Bare.AsSpan(0, Bare.Length - 1);

    /// <summary>The whole start tag of an element without attributes.</summary>
    public byte[] Bare { get; } = Encoding.UTF8.GetBytes(prefix.Length == 0 ? $"<{localName}>" : $"<{prefix}:{localName}>");

    /// <summary>The whole end tag.</summary>
    public byte[] Close { get; } = Encoding.UTF8.GetBytes(prefix.Length == 0 ? $"</{localName}>" : $"</{prefix}:{localName}>");

    /// <summary>The name alone.</summary>
    public ReadOnlySpan<byte> Alone => Open[1..];
}
