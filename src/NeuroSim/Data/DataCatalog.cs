using System.Collections.Immutable;

namespace NeuroSim.Data;

/// <summary>
/// The data sets an experiment can name as <c>data.source</c>: <c>mnist</c>, <c>fashion-mnist</c>, <c>digits</c> (built in),
/// <c>auto</c> (MNIST when it is there, else the digits), or a folder, told by a slash in it.
/// </summary>
public static class DataCatalog
{
    /// <summary>Name of the built-in set.</summary>
    public const string Digits = "digits";

    /// <summary>Name for "MNIST when it is there, else the built-in digits".</summary>
    public const string Auto = "auto";

    /// <summary>The seed of the built-in set: it is one fixed data set, whatever the run's seed.</summary>
    public const ulong DigitsSeed = 1998;

    /// <summary>Built-in images to train on when no number is asked for.</summary>
    public const int DigitsTrain = 60_000;

    /// <summary>Built-in images to test on when no number is asked for.</summary>
    public const int DigitsTest = 10_000;

    /// <summary>Mean of pixel / 255 over the first 60,000 built-in training images, rounded.</summary>
    public const double DigitsMean = 0.1535;

    /// <summary>Standard deviation of the same.</summary>
    public const double DigitsStandardDeviation = 0.3324;

    /// <summary>Loads a data set; of files the first images are taken.</summary>
    /// <param name="source">A name or a folder; a relative folder starts at the current one.</param>
    /// <param name="train">Images to train on, at least 1; null: all (60,000 built-in ones).</param>
    /// <param name="test">Images to test on, at least 1; null: all (10,000 built-in ones).</param>
    /// <param name="location">Where named sets are looked for.</param>
    /// <exception cref="InvalidInputException">The source is unknown, not there, malformed, or has fewer images.</exception>
    public static DataSet Load(string source, int? train, int? test, DataLocation location)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(location);
        CheckAtLeastOne(train, "data.train");
        CheckAtLeastOne(test, "data.test");
        if (KnownDataSet.All.FirstOrDefault(known => known.Name == source) is { } set)
            return PublishedDataSet.Load(set, train, test, location);
        if (GeneratedStream.Of(source) is { } generated)
            return generated.ToDataSet();
        return source switch
        {
            Digits => LoadDigits(train, test, "built in"),
            Auto => LoadAuto(train, test, location),
            _ when source.Contains('/') || source.Contains(Path.DirectorySeparatorChar) => FolderDataSet.Load(source, train, test),
            _ => throw new InvalidInputException(
                "data",
                $"There is no data set '{source}'; known are {Names()}, or a folder with IDX files, written with a slash (./{source}).",
                "data.source"),
        };
    }

    /// <summary>What of every data set is there, from names, sizes and headers alone.</summary>
    /// <param name="location">Where to look.</param>
    public static ImmutableArray<DataSetListing> List(DataLocation location) =>
        [.. KnownDataSet.All.Select(known => DataSetListing.Of(known, location)), DataSetListing.BuiltIn];

    /// <summary>Compares every file of a published set with what was published.</summary>
    /// <param name="known">Which set.</param>
    /// <param name="location">Where to look.</param>
    public static ImmutableArray<DataFileCheck> Verify(KnownDataSet known, DataLocation location)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(location);
        var folder = new DataFolder(location.FolderOf(known.Name));
        return [.. known.Files.Select(file => DataFileCheck.Of(file, folder))];
    }

    /// <summary>The first <paramref name="asked"/> images, or all.</summary>
    internal static ImageSet TakeFirst(ImageSet images, int? asked, string key, string owner)
    {
        CheckAvailable(asked, key, images.Count, owner);
        return asked is int count ? images.Take(count) : images;
    }

    private static void CheckAtLeastOne(int? asked, string key)
    {
        if (asked < 1)
            throw new InvalidInputException("data", $"{asked} images are asked for; at least 1 is needed.", key);
    }

    private static void CheckAvailable(int? asked, string key, int available, string owner)
    {
        if (asked > available)
            throw new InvalidInputException(
                "data", $"{owner} holds {available} images, but {asked} are asked for; ask for 1 .. {available}.", key);
    }

    private static DataSet LoadAuto(int? train, int? test, DataLocation location)
    {
        KnownDataSet mnist = KnownDataSet.Mnist;
        if (location.Origin != DataLocationOrigin.Cache && !Directory.Exists(location.Folder))
            throw new InvalidInputException(
                "data",
                $"The data folder (from {location.OriginInWords()}) does not exist; expected a folder that holds {mnist.Name}/.",
                location.Folder);
        var folder = new DataFolder(location.FolderOf(mnist.Name));
        return folder.IsEmpty()
            ? LoadDigits(train, test, $"built in, because there is no {mnist.Name} in {folder.Path}")
            : PublishedDataSet.Load(mnist, train, test, location);
    }

    private static DataSet LoadDigits(int? train, int? test, string origin)
    {
        CheckAvailable(train, "data.train", DigitGenerator.MaxCount, "The largest training set of digits");
        CheckAvailable(test, "data.test", DigitGenerator.MaxCount, "The largest test set of digits");
        return new DataSet(
            Digits,
            DigitGenerator.Generate(DigitsSeed, DigitSet.Train, train ?? DigitsTrain),
            DigitGenerator.Generate(DigitsSeed, DigitSet.Test, test ?? DigitsTest),
            DigitGenerator.Classes,
            new PixelNormalization(DigitsMean, DigitsStandardDeviation),
            origin);
    }

    private static string Names() => string.Join(", ", [.. KnownDataSet.All.Select(known => known.Name), Digits, Auto, .. GeneratedStream.Names]);
}
