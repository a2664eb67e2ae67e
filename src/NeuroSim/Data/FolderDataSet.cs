namespace NeuroSim.Data;

/// <summary>A data set of a person's own: a folder with four IDX files of any counts and image size, and no checksums.</summary>
internal static class FolderDataSet
{
    /// <summary>Loads it; classes are the largest label + 1, the normalisation is that of all training pixels in the file.</summary>
    internal static DataSet Load(string source, int? train, int? test)
    {
        string path = Path.GetFullPath(source);
        if (!Directory.Exists(path))
            throw new InvalidInputException(
                "data", $"The folder of the source '{source}' does not exist; expected one with {AllNames()}.", path);
        var folder = new DataFolder(path);
        if (folder.Missing() is { Count: > 0 } missing)
            throw new InvalidInputException(
                "data", $"The folder of the source '{source}' lacks {string.Join(", ", missing)} (.gz or not).", path);
        ImageSet trainSet = Read(folder, DataFile.TrainImages, DataFile.TrainLabels);
        ImageSet testSet = Read(folder, DataFile.TestImages, DataFile.TestLabels);
        if ((testSet.Rows, testSet.Columns) != (trainSet.Rows, trainSet.Columns))
            throw TwoSizes(trainSet, testSet, folder);
        return new DataSet(
            source,
            DataCatalog.TakeFirst(trainSet, train, "data.train", $"The training set of {source}"),
            DataCatalog.TakeFirst(testSet, test, "data.test", $"The test set of {source}"),
            Math.Max(Largest(trainSet.Labels), Largest(testSet.Labels)) + 1,
            Normalization(trainSet, folder.Find(DataFile.TrainImages)!),
            path);
    }

    private static string AllNames() => $"{string.Join(", ", DataFolder.Files.Select(DataFolder.NameOf))} (.gz or not)";

    private static InvalidInputException TwoSizes(ImageSet train, ImageSet test, DataFolder folder) => IdxError.At(
        folder.Find(DataFile.TestImages)!,
        $"Test images are {test.Rows} x {test.Columns}, training images {train.Rows} x {train.Columns}; both must have one size.");

    private static ImageSet Read(DataFolder folder, DataFile images, DataFile labels) =>
        IdxFile.ReadSet(folder.Find(images)!, folder.Find(labels)!);

    private static int Largest(ReadOnlySpan<byte> labels)
    {
        byte largest = 0;
        foreach (byte label in labels)
            largest = Math.Max(largest, label);
        return largest;
    }

    /// <summary>Mean and standard deviation (biased, / N) of pixel / 255 from exact integer sums.</summary>
    private static PixelNormalization Normalization(ImageSet images, string path)
    {
        long sum = 0, squares = 0;
        for (int index = 0; index < images.Count; index++)
        {
            foreach (byte pixel in images.Image(index))
            {
                sum += pixel;
                squares += pixel * pixel;
            }
        }

        double count = (double)images.Count * images.PixelsPerImage, mean = sum / count, variance = squares / count - mean * mean;
        if (variance <= 1e-9)
            throw IdxError.At(path, $"Every training pixel is {sum / (long)count}; images that differ are needed to learn from.");
        return new PixelNormalization(mean / 255, Math.Sqrt(variance) / 255);
    }
}
