using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Compares the texts of each language with the English ones: same keys, none empty, same holes.</summary>
public class CompareTexts : Task
{
    public ITaskItem[] Files { get; set; }

    public string[] Languages { get; set; }

    public override bool Execute()
    {
        var paths = Files.Select(file => file.GetMetadata("FullPath")).ToList();
        foreach (var english in paths.Where(path => !Path.GetFileNameWithoutExtension(path).Contains(".")))
        {
            var texts = Read(english);
            foreach (var language in Languages)
            {
                Compare(texts, Path.ChangeExtension(english, language + ".resx"), language);
            }
        }

        return !Log.HasLoggedErrors;
    }

    private void Compare(Dictionary<string, string> english, string path, string language)
    {
        var texts = Read(path);
        foreach (var key in english.Keys.Where(key => !texts.ContainsKey(key)))
        {
            Say(path, "TEXT001", "The text '" + key + "' is missing in '" + language + "'. Add it.");
        }

        foreach (var key in texts.Keys.Where(key => !english.ContainsKey(key)))
        {
            Say(path, "TEXT002", "The text '" + key + "' in '" + language + "' is in no English file. Remove it, or add it there.");
        }

        foreach (var key in english.Keys.Where(texts.ContainsKey))
        {
            if (texts[key].Trim().Length == 0)
            {
                Say(path, "TEXT003", "The text '" + key + "' is empty in '" + language + "'.");
            }
            else if (Holes(texts[key]) != Holes(english[key]))
            {
                Say(path, "TEXT004", "The text '" + key + "' has the holes " + Holes(texts[key]) + " in '" + language + "' and " + Holes(english[key]) + " in English.");
            }
        }
    }

    private void Say(string path, string code, string text) => Log.LogError("Texts", code, null, path, 0, 0, 0, 0, text);

    private static string Holes(string text) =>
        "[" + string.Join(" ", Regex.Matches(text, @"\{(\d+)").Cast<Match>().Select(match => "{" + match.Groups[1].Value + "}").Distinct().OrderBy(hole => hole, StringComparer.Ordinal)) + "]";

    private static Dictionary<string, string> Read(string path)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return texts;
        }

        var document = new XmlDocument();
        document.Load(path);
        foreach (XmlElement entry in document.SelectNodes("/root/data"))
        {
            texts[entry.GetAttribute("name")] = entry.SelectSingleNode("value").InnerText;
        }

        return texts;
    }
}
