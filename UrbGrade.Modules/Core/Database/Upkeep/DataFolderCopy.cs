using UrbGrade.Bus.Programs;

namespace UrbGrade.Modules.Core.Database.Upkeep;

/// <summary>What lies beside the database in a data folder: keys and settings. Without the keys no certificate that the platform issued is
/// worth anything.</summary>
internal static class DataFolderCopy
{
    private const string Settings = "urbgrade.json";
    private const string Keys = "keys";
    private const string Complete = "backup.txt";

    /// <summary>Makes the folder of a backup, which only its owner may read.</summary>
    /// <exception cref="InvalidOperationException">It has something in it.</exception>
    public static void Begin(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidOperationException($"'{folder}' is not empty; give a new folder.");
        }

        PrivateFile.CloseFolder(folder);
    }

    /// <summary>Copies keys and settings, and marks the backup as complete.</summary>
    /// <param name="note">What it is a backup of.</param>
    public static void Finish(string dataFolder, string folder, string note)
    {
        Copy(dataFolder, folder);
        PrivateFile.Write(Path.Combine(folder, Complete), System.Text.Encoding.UTF8.GetBytes(note + Environment.NewLine));
    }

    /// <summary>Requires that a backup is whole and that it would replace nothing.</summary>
    /// <exception cref="InvalidOperationException">One of them does not hold.</exception>
    public static void RequireRestorable(string folder, string dataFolder)
    {
        if (!File.Exists(Path.Combine(folder, Complete)))
        {
            throw new InvalidOperationException($"'{folder}' is no complete backup: it has no {Complete}, which is written last.");
        }

        if (Directory.Exists(Path.Combine(dataFolder, Keys)))
        {
            throw new InvalidOperationException($"'{dataFolder}' has keys already; give a new data folder. Nothing was changed.");
        }
    }

    /// <summary>Copies keys and settings back. Settings that are there already stay: they may have brought the restore here.</summary>
    public static void Restore(string folder, string dataFolder)
    {
        PrivateFile.CreateFolder(dataFolder);
        Copy(folder, dataFolder);
    }

    private static void Copy(string from, string to)
    {
        var settings = Path.Combine(from, Settings);
        if (File.Exists(settings) && !File.Exists(Path.Combine(to, Settings)))
        {
            PrivateFile.Write(Path.Combine(to, Settings), File.ReadAllBytes(settings));
        }

        var keys = Path.Combine(from, Keys);
        if (!Directory.Exists(keys))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(keys, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Keys, Path.GetRelativePath(keys, file));
            PrivateFile.CreateFolder(Path.GetDirectoryName(copy)!);
            PrivateFile.Write(copy, File.ReadAllBytes(file));
        }
    }
}
