package org.sendwarehouse.landing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Java compile its cipher before a long file, or before the next of many short ones. Java compiles what is called
 * often, and uses the processor's own instructions only there; a file sealed in segments of 1 MB calls its cipher a hundred
 * times in all and would be done, ten times slower, before that. Many short calls on nothing, once a process, make up for
 * it. Nothing of a file and no key of the home takes part.
 */
final class CipherPractice {
    private static final Logger LOG = LoggerFactory.getLogger(CipherPractice.class);

    /** Up to so many bytes in one process, sealing takes no longer than the practice would. */
    private static final long WORTH_IT = 12 << 20;

    private static final int CALLS = 6_000;
    private static final int BYTES = 256;
    private static final int TAG_BITS = 128;

    private static long bytesSoFar;
    private static boolean done;

    private CipherPractice() {}

    /** To be asked before so many bytes are sealed or opened. */
    static synchronized void before(long bytes) {
        bytesSoFar += bytes;
        if (done || bytesSoFar < WORTH_IT) {
            return;
        }
        done = true;
        try {
            practise();
        } catch (GeneralSecurityException e) {
            // The cipher itself says what is wrong where it matters.
            LOG.debug("The cipher was not practised", e);
        }
    }

    private static void practise() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec nobodys = new SecretKeySpec(new byte[Long.BYTES * 4], "AES");
        ByteBuffer plain = ByteBuffer.allocate(BYTES);
        ByteBuffer sealed = ByteBuffer.allocate(BYTES + TAG_BITS / Byte.SIZE);
        for (int call = 0; call < CALLS; call++) {
            byte[] nonce = ByteBuffer.allocate(12).putInt(call).array();
            cipher.init(Cipher.ENCRYPT_MODE, nobodys, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.doFinal(plain.clear(), sealed.clear());
            cipher.init(Cipher.DECRYPT_MODE, nobodys, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.doFinal(sealed.flip(), plain.clear());
        }
    }
}
